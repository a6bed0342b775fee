error = SyntaxError("bad", ("file.py", 3, 5, "text"))
print(error, error.filename, error.lineno, error.offset, error.text, error.msg)
