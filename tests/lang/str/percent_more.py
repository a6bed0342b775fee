def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
print("%s %r %a" % ("é", "é", "é"), "%d %i %u" % (1, 2.9, True), "%x %X %o %#x %#o" % (255, 255, 8, 255, 8), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%.2f %e %G %g" % (1.005, 1.5, 1e-10, 1e20), "%c%c" % (65, "b"), "%%" % (), "%(a)s %(b)d" % {"a": 1, "b": 2}, "%*d %-*d|" % (5, 1, 4, 2), "%.*f" % (2, 3.14159), "%s" % [1], "%s" % {"a": 1}, "%.3s" % "abcdef", "%10.3s|" % "abcdef", "%s" % None, "%r" % (1,))
for f, a in [("%d", "a"), ("%d", None), ("%s %s", 1), ("%s", (1, 2)), ("%z", 1), ("%", 1), ("%(a)s", 1), ("%(a)s", {}), ("%c", "ab"), ("%c", -1), ("%x", 1.5), ("%f", "a"), ("%*d", ("a", 1)), ("%(a", {}), ("%d", [1]), ("abc", 1), ("abc", {"a": 1}), ("abc", [])]: attempt(lambda: f % a)
