import re
print(re.findall("(?i)k", "kK\u212a"), re.findall("(?i)s", "sSſ"), re.findall("(?i)[a-z]", "AzſK"), re.findall("(?i)µ", "µμΜ"), re.findall("(?i)[^a]", "aAb"), re.fullmatch("(?i)ǆ", "ǅ"))
