import re
for p in ("[abc]", "[^abc]", "[a-c]", "[]a]", "[^]a]", "[a-]", "[-a]", r"[\]]", r"[\d_]", r"[^\W\d]", "[.]", r"[\b]", "[a^]", r"[\x61-c]"):
    print(p, re.findall(p, "ab-]^d1_.\b"))
