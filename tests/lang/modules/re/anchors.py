import re
print([m.span() for p in (r"^", r"$", r"\A", r"\Z", r"\b", r"\B", r"\z") for m in re.finditer(p, "ab c\n")])
print([m.span() for p in ("^", "$") for m in re.finditer(p, "a\nb\n", re.M)])
