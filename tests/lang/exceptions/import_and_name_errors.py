error = ImportError("text", name="module", path="/x")
print(error, error.name, error.path, error.msg)
try:
    undefined
except NameError as error:
    print(error, error.name)
try:
    ImportError("x", foo=1)
except TypeError as error:
    print(error)
