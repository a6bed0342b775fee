import sys
def t(exc):
    try:
        raise exc
    except (ValueError, KeyError) as e:
        return "VK", e
    except OSError:
        return "os"
    except ArithmeticError as e:
        return "arith", type(e).__name__
    except:
        return "bare", type(sys.exception()).__name__
for e in (ValueError, KeyError("x"), FileNotFoundError(), ZeroDivisionError, KeyboardInterrupt, SystemExit(3), GeneratorExit):
    print(t(e))
try:
    try:
        1 / 0
    except "notaclass":
        pass
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except (int, ValueError):
        pass
except TypeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise int
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
def f():
    try:
        raise ValueError("inner")
    except ValueError:
        raise
try:
    f()
except ValueError as e:
    print(repr(e), e.__context__, e.__cause__)
try:
    1 / 0
except ValueError, KeyError:
    print("no")
except ZeroDivisionError, TypeError:
    print("unparenthesised")
print(sys.exception())
class Bad(Exception):
    def __init__(self): raise ValueError("in init")
try:
    raise Bad
except ValueError as e:
    print(e)
class NotExc(Exception):
    def __new__(cls): return 5
try:
    raise NotExc
except TypeError as e:
    print(e)
