error = ValueError("x")
for name, value in (("args", 5), ("__cause__", 5), ("__context__", 5), ("__traceback__", 5)):
    try:
        setattr(error, name, value)
    except TypeError as wrong:
        print(wrong)
error.args = [1, 2]
print(error, error.with_traceback(None) is error)
