s = set()
s.add(1)
s.add(1)
s.discard(9)
print(s, s.pop(), s)
for wrong in (lambda: s.pop(), lambda: s.remove(3), lambda: s.add([])):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
