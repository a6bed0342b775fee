import re
print(re.sub(r"\d+", lambda m: str(int(m[0]) + 1), "a1 b99"))
print(re.subn("a", "b", "aaa"), re.subn("z", "b", "aaa"), re.sub("a", "b", "aaa", count=2))
print(re.sub(r"(?P<n>\w)", lambda m: m["n"].upper(), "abc"))
try:
    re.sub("a", lambda m: 5, "a")
except TypeError as e:
    print(e)
