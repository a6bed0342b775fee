def f(g):
    try:
        g()
    except (ValueError, TypeError) as e:
        raise RuntimeError from e
    except OSError:
        raise
    else:
        g = None
    return g, e
