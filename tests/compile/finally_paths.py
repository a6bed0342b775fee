def f(xs):
    for x in xs:
        try:
            if x:
                return x + 1
            if x is None:
                break
            continue
        finally:
            done(x)
