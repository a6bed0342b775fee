import re
print(re.sub("a", "b", "banana"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<x>a)", r"<\g<x>|\g<1>|\g<0>>", "ab"))
print(re.sub("a", r"\n\t\\", "xax") == "x\n\t\\x", re.sub("(a)|b", r"[\1]", "ab"), re.sub("", "-", "ab"), re.sub("x*", "-", "abxd"))
print(re.sub("a", r"\x", "b") if False else "", re.sub(r"(a)(b)?", r"\1\2!", "a ab"), re.sub("a", "\\101", "a"), re.sub("(a)", r"\g<1>0", "a"))
