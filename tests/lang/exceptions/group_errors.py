for wrong in (
    lambda: ExceptionGroup("m", []),
    lambda: ExceptionGroup("m", [5]),
    lambda: ExceptionGroup("m", 5),
    lambda: ExceptionGroup("m", [KeyboardInterrupt()]),
    lambda: ExceptionGroup(5, [ValueError()]),
    lambda: ExceptionGroup("m"),
):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
