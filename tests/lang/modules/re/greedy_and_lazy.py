import re
print(re.findall("<.*>", "<a><b>"), re.findall("<.*?>", "<a><b>"), re.match("(a+)(a*)", "aaa").groups(), re.match("(a+?)(a*)", "aaa").groups(), re.match("(.*)(\\d+)", "abc123").groups())
