import re
s = "naïve café Ünï 日本"
print(re.findall(r"\w+", s), re.search("é", s).span(), re.sub(r"[^\x00-\x7f]", "?", s), re.split("ï", s), re.findall("(?i)ÜNÏ", s), [m.span() for m in re.finditer(r"\b\w", s)])
