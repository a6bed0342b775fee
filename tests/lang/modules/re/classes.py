import re
s = "aB1_ \t\né٣"
for p in (r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", "."):
    print(p, re.findall(p, s), re.findall(p, s, re.A))
