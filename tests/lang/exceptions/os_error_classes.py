for number in (1, 2, 4, 11, 13, 17, 20, 21, 32, 104, 110, 111, 999):
    print(number, type(OSError(number, "text")).__name__)
error = OSError(2, "gone", "a", None, "b")
print(error.errno, error.strerror, error.filename, error.filename2, error)
print(IOError is OSError, EnvironmentError is OSError)
