from collections import deque

d = deque("ghi")
print([e.upper() for e in d])
d.append("j")
d.appendleft("f")
print(d)
print(d.pop(), d.popleft(), list(d), d[0], d[-1])
print(list(reversed(d)), "h" in d, "z" in d)
d.extend("jkl")
print(d)
d.rotate(1)
print(d)
d.rotate(-1)
print(d)
d.rotate(100)
print(d)
print(deque(reversed(d)))
d.clear()
print(d, len(d), bool(d))
try:
    d.pop()
except IndexError as error:
    print(error)
try:
    d.popleft()
except IndexError as error:
    print(error)
d.extendleft("abc")
print(d)
