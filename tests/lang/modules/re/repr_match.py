import re
print(re.match("a", "a"), re.search(b"b", b"ab"), re.match("", ""), re.match("x+", "x" * 60), re.match("é\n", "é\n"))
