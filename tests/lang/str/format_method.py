def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0.real} {0.imag}".format(1j), "{0[1]} {1[k]}".format([1, 2], {"k": 3}), "{:>{w}}".format("x", w=5), "{!r:>5}".format("a"), "{{}}".format(), "{:{}}".format("a", 4), "{0:{1}.{2}f}".format(3.14159, 8, 2), "{x[0].real}".format(x=[5]))
for f, a, k in [("{}", (), {}), ("{1}", (0,), {}), ("{a}", (), {}), ("{} {0}", (1,), {}), ("{0} {}", (1,), {}), ("{", (), {}), ("}", (), {}), ("{0.x}", (1,), {}), ("{0[x]}", ([1],), {}), ("{0[5]}", ([1],), {}), ("{!z}", (1,), {}), ("{:d}", ("a",), {}), ("{a.b.c}", (), {"a": 1}), ("{0!}", (1,), {}), ("{[}", (1,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{0[}", ([1],), {}), ("{.}", (1,), {})]:
    attempt(f.format, *a, **k)
print("{:,} {:_} {:+} {: } {:#x} {:08.3f} {:e} {:%} {:n} {:c}".format(1234567, 1234567, 5, 5, 255, 3.14159, 12345.678, 0.25, 5, 65), "{a}".format_map({"a": 1}), format(5, "^+9"), format("x", "*^5"), format(3.0, "g"), format(1e10, "g"), format(10**20, ","), format(-5, "=6"), format(0.5, ".0%"), format(1.5, ".3"))
class M(dict):
    def __missing__(self, k): return f"<{k}>"
print("{a} {b}".format_map(M(a=1)))
