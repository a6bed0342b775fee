def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class A:
    def __abs__(self): return "abs!"
attempt(abs, -3); attempt(abs, -3.5); attempt(abs, 3+4j); attempt(abs, True); attempt(abs, -10**30)
attempt(abs, A()); attempt(abs, "x"); attempt(abs); attempt(abs, 1, 2); attempt(abs, x=1)
attempt(abs, -0.0); attempt(abs, float("-inf")); attempt(abs, None)
