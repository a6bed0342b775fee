import re
def kind(s):
    if m := re.fullmatch(r"(\d+)-(\d+)", s): return ("range", *map(int, m.groups()))
    if m := re.fullmatch(r"\d+", s): return ("int", int(m[0]))
    return None
print(kind("3-5"), kind("7"), kind("x"))
