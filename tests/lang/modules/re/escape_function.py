import re
print(re.escape("a.b*c"), re.escape("é_1"), re.escape(b"a[b"), re.escape("a b\n#"), re.escape(""))
s = "".join(map(chr, range(32, 127)))
print(re.escape(s), bool(re.fullmatch(re.escape(s), s)))
