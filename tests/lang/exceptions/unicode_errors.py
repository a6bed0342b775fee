error = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
print(error, error.encoding, error.object, error.start, error.end, error.reason)
try:
    UnicodeDecodeError("utf-8")
except TypeError as error:
    print(error)
