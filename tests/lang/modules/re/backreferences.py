import re
print(re.findall(r"(\w)\1", "aabbcd"), re.match(r"(?P<q>['\"]).*?(?P=q)", "'a' b'").group(), re.search(r"(\d)(\d)\2\1", "1221").group(), re.match(r"(a)|\1b", "b"))
print(re.match(r"(?i)(a)\1", "aA"), re.sub(r"\b(\w+) \1\b", r"\1", "the the cat"))
