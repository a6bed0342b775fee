import re
p = re.compile(r"(<)?(\w+)(?(1)>)")
print(p.fullmatch("<a>"), p.fullmatch("a"), p.fullmatch("<a"), re.match(r"(?P<x>a)?(?(x)b|c)", "c"), re.match(r"(a)?(?(1)b|c)", "ab"))
