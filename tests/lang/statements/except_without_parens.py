def f(n):
    try:
        raise [ValueError, KeyError, TypeError][n]("x")
    except ValueError, KeyError:
        return "first"
    except TypeError, OSError: return "second"
print(f(0), f(1), f(2))
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2), OSError(3)])
except* ValueError, KeyError: print("vk")
except* OSError as e: print("os", e.exceptions)
