for error in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), OSError(2, "gone", "f.txt")):
    print(type(error).__name__, error.args, str(error), repr(error))
