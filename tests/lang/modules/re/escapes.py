import re
print(re.findall(r"\x41\u0042\U00000043\103\t\n\.\\\-", "ABCC\t\n.\\-"), re.findall(r"\N{BULLET}", "•"), re.match(r"\0", "\0"), re.findall(r"\a\f\v\r", "\a\f\v\r"))
