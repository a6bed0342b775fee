import re
for t in (r"\1", r"\g<x>", r"\g<1", r"\g", r"\q", r"\g<>", r"\g<1a>", "\\", r"\400"):
    try:
        print(re.sub("a", t, "a"))
    except (re.error, IndexError) as e:
        print(repr(t), type(e).__name__, e)
