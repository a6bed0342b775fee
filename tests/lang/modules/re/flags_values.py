import re
print(re.I, re.IGNORECASE | re.MULTILINE, int(re.S), repr(re.X), re.RegexFlag(0), re.A.name, re.I in (re.I | re.M))
print(re.compile("a", re.I | re.M).flags, re.compile("(?i)a").flags, re.compile(b"a").flags, re.compile("a", re.A).flags, re.NOFLAG)
