def show(e):
    out = []
    while e is not None:
        out.append(f"{e!r} cause={e.__cause__!r} sup={e.__suppress_context__}")
        e = e.__context__
    print("\n".join(out))
try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("a")
    except KeyError as k:
        raise ValueError("b") from k
except ValueError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError from None
except ValueError as e:
    show(e)
try:
    try:
        raise ValueError(1)
    finally:
        raise KeyError(2)
except KeyError as e:
    show(e)
e1 = ValueError("self")
try:
    try:
        raise e1
    except ValueError:
        raise e1
except ValueError as e:
    show(e)
a, b = ValueError("a"), ValueError("b")
try:
    try:
        raise a
    except ValueError:
        try:
            raise b
        except ValueError:
            raise a
except ValueError as e:
    show(e)
def gen():
    try:
        yield
    except ValueError:
        raise TypeError("in gen")
g = gen(); next(g)
try:
    try:
        raise KeyError("outer")
    except KeyError:
        g.throw(ValueError("thrown"))
except TypeError as e:
    show(e)
class CM:
    def __enter__(self): pass
    def __exit__(self, *a): raise RuntimeError("exit")
try:
    with CM():
        raise ValueError("body")
except RuntimeError as e:
    show(e)
x = ValueError()
x.__cause__ = KeyError()
print(x.__suppress_context__)
try:
    x.__cause__ = 5
except TypeError as e:
    print(e)
