import re
print(re.match("(?:a)(b)", "ab").groups(), re.match("(a)|(b)", "b").groups(), re.match("((a)b)", "ab").groups(), re.match("(a)*", "aaa").groups(), re.match("(a)?b", "b").groups())
print(re.match("(?>a*)b", "aab"), re.match("(?>a*)ab", "aab"), re.match("(?#note)a", "a"), re.match("(a)(?P=1)", "aa") if False else None)
