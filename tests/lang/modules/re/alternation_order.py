import re
print(re.match("a|ab", "ab").group(), re.match("ab|a", "ab").group(), re.findall("foo|foobar", "foobar"), re.match("(a|ab)(c|bcd)(d*)", "abcd").groups(), re.match("|a", "a").span())
