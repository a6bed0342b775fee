import re
for p in ("a*", "a+", "a?", "a{2}", "a{2,}", "a{,2}", "a{1,2}", "a*?", "a+?", "a??", "a{1,2}?", "a*+", "a{2}+"):
    print(p, re.match(p, "aaa").group())
print(re.findall("a{", "a{"), re.findall("a{1", "a{1"), re.findall("a{,}", "aa"), re.findall("{", "{"))
