for value in (1 + 2j, 1e16, 1e22, 1.0, 1e-7, float("inf"), 3, True):
    for spec in ("#", "#10", "05", "<05", "<0E", "#.0f", "#.0e", "#g", "#n", "#%"):
        try:
            print(repr(spec), value, format(value, spec))
        except ValueError as error:
            print(repr(spec), value, error)
