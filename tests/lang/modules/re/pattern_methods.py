import re
p = re.compile("a(b)?")
print(p.search("xab", 1), p.match("xab", 1), p.fullmatch("xabx", 1, 3), p.findall("ab a", 1), p.split("1ab2"), p.sub("-", "ab"), p.subn("-", "ab a", 1), p.groups, p.groupindex, p.pattern)
print([m.start() for m in p.finditer("a ab", 1)], p == re.compile("a(b)?"), p is re.compile("a(b)?"), hash(p) == hash(re.compile("a(b)?")), p != re.compile("b"), re.compile(p) is p)
