from collections import deque

d = deque([1, 2, 3], 2)
print(d, d.maxlen, deque().maxlen)
d.append(4)
print(d)
d.appendleft(0)
print(d)
d.extend([7, 8, 9])
print(d)
d.extendleft([7, 8, 9])
print(d)
e = deque(maxlen=0)
e.append(1)
print(e)
try:
    d.insert(0, 1)
except IndexError as error:
    print(error)
for bad in (-1, "x", 2.5):
    try:
        deque([], bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    d.maxlen = 3
except AttributeError as error:
    print("AttributeError")
print(d + deque([1]), d * 3)
d += [5]
print(d)
d *= 2
print(d)
