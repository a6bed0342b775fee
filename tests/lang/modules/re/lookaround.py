import re
print(re.findall(r"a(?=b)", "ab ac"), re.findall(r"a(?!b)", "ab ac"), re.findall(r"(?<=a)b", "ab cb"), re.findall(r"(?<!a)b", "ab cb"), re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"))
