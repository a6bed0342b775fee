for index in (9, "a", 1.5, None):
    try:
        [1, 2][index]
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
