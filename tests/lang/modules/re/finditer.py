import re
for m in re.finditer(r"\b\w", "one two  three"):
    print(m.span(), m.group())
it = re.finditer("a", "aa")
print(next(it).start(), next(it).start(), next(it, None), iter(it) is it)
