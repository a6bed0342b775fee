import re
p = re.compile("a"); m = p.match("a")
print(re.Pattern[str], re.Match[bytes], p.__copy__() is p, m.expand(r"<\g<0>>"), type(p).__name__, type(m).__qualname__)
