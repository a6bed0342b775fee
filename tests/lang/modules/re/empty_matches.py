import re
print(re.sub("", "-", "abc"), re.sub("b*", "-", "abc"), re.split("", "abc"), re.findall("a??", "aa"), [m.span() for m in re.finditer("(?=a)|b", "ab")])
