def run(exc, n):
    try:
        try:
            raise exc
        except* ValueError as g:
            print(n, "V", g, g.exceptions)
        except* (TypeError, KeyError) as g:
            print(n, "TK", g.exceptions)
            if n == 4: raise RuntimeError("new")
        else:
            print("else")
        finally:
            print("fin")
    except BaseException as e:
        print(n, "out", repr(e))
        if isinstance(e, BaseExceptionGroup):
            print([repr(x) for x in e.exceptions])
run(ValueError(1), 1)
run(ExceptionGroup("g", [ValueError(1), TypeError(2)]), 2)
run(ExceptionGroup("g", [ValueError(1), OSError(2)]), 3)
run(ExceptionGroup("g", [KeyError(1), OSError(2)]), 4)
run(ExceptionGroup("g", [ExceptionGroup("h", [ValueError(3), OSError()]), TypeError(2)]), 5)
run(OSError("plain"), 6)
try:
    try:
        pass
    except* ValueError:
        print("no")
    else:
        print("else ran")
finally:
    print("f")
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError(7)
    except* ValueError:
        raise
except ExceptionGroup as e:
    print(repr(e))
try:
    try:
        raise ValueError(7)
    except* ValueError as e:
        raise KeyError("k") from e
except KeyError as e:
    print(repr(e), repr(e.__cause__))
for i in range(2):
    try:
        raise ExceptionGroup("x", [ValueError(i)])
    except* ValueError as eg:
        pass
print("done")
