import re
for f in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 1), lambda: re.compile(5), lambda: re.compile(re.compile("a"), re.I), lambda: re.compile(b"a", re.U), lambda: re.compile("a", re.L), lambda: re.compile("a", re.A | re.U), lambda: re.sub("a", 5, "a"), lambda: re.compile("a").search()):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
