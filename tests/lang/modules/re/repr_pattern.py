import re
print(re.compile("a'b"), re.compile("a", re.I | re.X), re.compile(b"\x00"), repr(re.compile("x" * 210))[:30], re.compile("(?m)a"))
