import re
m = re.match("(a)", "a")
for key in (2, -1, "x", None, 1.5):
    try:
        print(m.group(key))
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
