import re
print(re.match("a", "ab"), re.match("b", "ab"), re.search("b", "ab"), re.fullmatch("a.", "ab"), re.fullmatch("a", "ab"))
