import re
print(re.findall(r"\d+", "a1b22"), re.findall(r"(\w)\d", "a1b2"), re.findall(r"(\w)(\d)", "a1b2"), re.findall(r"(a)|b", "ab"))
print(re.findall("", "ab"), re.findall("x*", "axb"))
