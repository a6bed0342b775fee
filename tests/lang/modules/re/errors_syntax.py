import re
for p in ["(", ")", "[", "[a", "*", "a**", "a{2,1}", "(?P<1>a)", "(?P<a>b)(?P<a>c)", r"\1", "(?P=x)", r"\q", "[b-a]", "(?<=a+)", "(?z)", "a(?i)b", "(?i", "(?P", "(?<x)", "(?#", "\\", "(?(1)a", "(?(9)a)", "(?(0)a)", r"[\d-a]", "|+", "^*"]:
    try:
        re.compile(p)
        print(p, "fine")
    except re.error as e:
        print(repr(p), e.msg, e.pos, e.lineno, e.colno, "|", e)
