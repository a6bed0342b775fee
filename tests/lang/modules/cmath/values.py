import cmath

inf, nan = cmath.inf, cmath.nan
values = [0j, 1 + 0j, -1 + 0j, 1j, -1j, 3 + 4j, -2.5 + 0.5j, 0.1 - 0.2j, complex(inf), complex(-inf), complex(nan),
          complex(0, inf), complex(nan, inf), complex(-0.0, -0.0), 1e308 + 1e308j, complex(0, nan), 1, 2.5, True, -1,
          1e-310j, 710 + 1j, complex(-1, -0.0), 0.5, 2, complex(inf, nan)]
functions = """sqrt exp log log10 sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh phase polar
               isfinite isinf isnan"""


def attempt(name, *args, **kwargs):
    try:
        print(name, args, getattr(cmath, name)(*args, **kwargs))
    except Exception as error:
        print(name, args, type(error).__name__, error)


for name in functions.split():
    for value in values:
        attempt(name, value)
for args in ((1, 2), (3 + 4j, 2), (8, 2j), (0, 0), (0, 2), (1, 0), (2, 1), ("a",), (1, "a"), (5, inf)):
    attempt("log", *args)
for args in ((1, 2), (0, 5), (inf, 0), (1, inf), (-1, 0.5), (nan, 0), ("a", 1)):
    attempt("rect", *args)
attempt("isclose", 1, 1 + 1e-10j)
attempt("isclose", 1, 1.1)
attempt("isclose", 1, 1.1, rel_tol=0.2)
attempt("isclose", 1, 1.1, abs_tol=0.2)
attempt("isclose", 1j, 1j, rel_tol=-1)
attempt("isclose", complex(inf), complex(inf))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
attempt("exp", "x")
