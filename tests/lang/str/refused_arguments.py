"""What text methods say of None and other wrong arguments, and of formats that text does not have."""
methods = "find rfind index rindex count startswith endswith split rsplit partition join strip removeprefix removesuffix encode center"
for method in methods.split():
    for wrong in (None, 1.5, b"b"):
        try:
            print(getattr("abc", method)(wrong))
        except TypeError as error:
            print(method, error)
for spec in ("+_", "#_", " ,", "=_", "z,", "+,s", "_s", "#,d", "#", "+", " "):
    try:
        print(format("abc", spec))
    except ValueError as error:
        print(repr(spec), error)
for call in (lambda: "abc".split("", None), lambda: b"abc".rsplit(b"", "x"), lambda: [] * -(2**70), lambda: -(2**70) * ""):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
