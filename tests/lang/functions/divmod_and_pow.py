print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(2, -1))
for wrong in (lambda: divmod(1, 0), lambda: pow(2, -1, 4), lambda: pow(2, 1, 0), lambda: divmod("a", 1)):
    try:
        wrong()
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
