for value in (1 + 2j, 1e16, 1e22, 1.0, 1e-7, float("inf"), -float("inf"), float("nan"), 3, True):
    for spec in ("#", "#10", "05", "<05", "<0E", "#.0f", "#.0e", "#g", "#n", "#%", "09,", "+012_.1f", "9,"):
        try:
            print(repr(spec), value, format(value, spec))
        except ValueError as error:
            print(repr(spec), value, error)
