import re
print(re.split(r"[,;]", "a,b;c"), re.split("(,)", "a,b,c"), re.split("x", "abc"), re.split(",", ",a,"))
print(re.split(r"\W+", "a b  c", maxsplit=1), re.split("x*", "axbc"), re.split("(x)|y", "axbyc"), re.split(r"(?=b)", "abab"))
