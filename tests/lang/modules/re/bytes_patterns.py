import re
print(re.findall(rb"\w+", b"ab \xff"), re.sub(b"a", rb"[\g<0>]", b"xa"), re.split(b",", b"a,b"), re.match(b"(?i)A", b"a").group(), re.match(b"[\x80-\xff]", b"\x90"), re.match(b"a", bytearray(b"ab")), re.match(b"a", memoryview(b"ab")))
