import re
s = re.Scanner([(r"[0-9]+", lambda s, t: int(t)), (r"[a-z]+", lambda s, t: t), (r"[ ,]+", None)])
print(s.scan("abc, 12 x ?rest"))
