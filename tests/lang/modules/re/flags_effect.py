import re
print(re.findall("a", "aA", re.I), re.findall("^.", "a\nb", re.M), re.findall("a.b", "a\nb", re.S), re.findall("a b # c", "ab", re.X), re.findall(r"\w", "aé", re.A))
print(re.findall("(?i:a)b", "Ab AB"), re.findall("(?s:.)", "\n"), re.findall("(?m)$", "a\nb"), re.findall("(?-i:a)b", "aB AB", re.I), re.findall("(?x: a b )c", "abc"))
