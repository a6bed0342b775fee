def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
attempt(pow, 2, 10); attempt(pow, 2, -1); attempt(pow, 2, -1, 7); attempt(pow, 2, -1, 4); attempt(pow, 3, 4, 5); attempt(pow, 3, 4, 0); attempt(pow, 3, 4, -5); attempt(pow, 2.0, 3, 4); attempt(pow, 2, 3, 4.0); attempt(pow, 0, -1); attempt(pow, 0.0, -1); attempt(pow, -8, 1/3) if False else None
attempt(pow, base=2, exp=5); attempt(pow, 2, exp=5, mod=7); attempt(pow, "a", 2); attempt(pow, 2, "a"); attempt(pow, 2, 3, "a"); attempt(pow, -2, 0.5) if False else None
attempt(pow, 0, 0); attempt(pow, 1j, 2); attempt(pow, 2, 3, None); attempt(pow, 10**20, 3, 10**9+7); attempt(pow, 0j, -1); attempt(pow, 10.0, 400)
attempt(round, 2.5); attempt(round, 3.5); attempt(round, -2.5); attempt(round, 2.675, 2); attempt(round, 1234, -2); attempt(round, 1250, -2); attempt(round, 1350, -2); attempt(round, 15, -1); attempt(round, 1.5, None); attempt(round, float("nan")); attempt(round, float("inf")); attempt(round, float("inf"), 1); attempt(round, "a"); attempt(round, 1.5, "a"); attempt(round, 1.5, 1.5); attempt(round, 5, 10**10); attempt(round, True); attempt(round, 1e16+0.5); attempt(round, 5e-324, 400); attempt(round, 1.7e308, -308); attempt(round, number=2.5, ndigits=0)
class R:
    def __round__(self, n="none"): return f"round {n}"
attempt(round, R()); attempt(round, R(), 3); attempt(round, R(), None)
attempt(divmod, 7, 3); attempt(divmod, -7, 3); attempt(divmod, 7.5, 2); attempt(divmod, 7, 0); attempt(divmod, 7.0, 0); attempt(divmod, "a", 1); attempt(divmod, 1j, 1); attempt(divmod, 10**30, 7); attempt(divmod, -0.0, 1); attempt(divmod, 1, float("inf")); attempt(divmod, -1, float("inf"))
