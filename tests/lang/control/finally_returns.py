def a():
    try:
        return "try"
    finally:
        print("f")
def b():
    try:
        return 1
    finally:
        return 2
def c():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2: continue
    return "end"
def d():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"
def e():
    try:
        try:
            raise ValueError(1)
        finally:
            print("inner finally")
    except ValueError as x:
        return x.args
    else:
        return "else"
    finally:
        print("outer finally")
def f():
    try:
        pass
    except Exception:
        print("no")
    else:
        return "else"
    finally:
        print("fin")
def g():
    x = 1
    try:
        return x
    finally:
        x = 2
def h():
    try:
        raise KeyError("k")
    except KeyError as err:
        return repr(err)
    finally:
        try:
            err
        except UnboundLocalError as u:
            print(u)
def i():
    r = []
    for n in range(4):
        try:
            if n == 1: raise ValueError
            if n == 2: continue
            r.append(n)
        except ValueError:
            r.append("v")
            continue
        else:
            r.append("e")
        finally:
            r.append("f")
    else:
        r.append("le")
    return r
def j():
    try:
        try:
            return "a"
        finally:
            raise ValueError("from finally")
    except ValueError as e:
        return e
def k():
    try:
        raise ValueError("one")
    except ValueError:
        try:
            raise KeyError("two")
        finally:
            return "swallowed both"
for fn in (a, b, c, d, e, f, g, h, i, j, k):
    print(fn.__name__, fn())
