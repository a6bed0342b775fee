def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
s = "abc"
def item(): s[0] = "x"
def dele(): del s[0]
def attr(): s.x = 1
for f in (item, dele, attr, lambda: s["a"], lambda: s[1.0], lambda: s[5], lambda: s + 1, lambda: 1 + s, lambda: s * "a", lambda: s - "a", lambda: s < 1, lambda: 1 in s, lambda: s.nope, lambda: s(), lambda: -s, lambda: s[::0], lambda: s.index("z"), lambda: s.join([1]), lambda: s.join(["a", 2]), lambda: s.split(""), lambda: s.replace(1, 2), lambda: s.startswith(1), lambda: s.startswith(("a", 1)), lambda: s.center("a"), lambda: s.encode(1), lambda: s.translate(5), lambda: str.maketrans("a", "bc"), lambda: str.maketrans(1), lambda: s.count(), lambda: s.find(1), lambda: s.strip(1), lambda: s.expandtabs("a"), lambda: s.partition(""), lambda: s.zfill("1"), lambda: s.removeprefix(1)): attempt(f)
