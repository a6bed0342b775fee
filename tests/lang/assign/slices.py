class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
s = S()
print(s[1:2], s[:], s[::3], s[1:2, ::], s[()], s[1,], s[*[1, 2], 3])
s[1:2] = 5
s[:, 1] = 6
l = list(range(10))
l[2:5] = "xy"; print(l)
l[::2] = [0] * 5; print(l)
try:
    l[::2] = [1]
except ValueError as e:
    print(e)
l[5:2] = [7, 7]; print(l)
l[:] = []; print(l)
try:
    l[0] = 1
except IndexError as e:
    print(e)
try:
    l["a"]
except TypeError as e:
    print(e)
try:
    l[1:2] = 5
except TypeError as e:
    print(e)
try:
    l[::0]
except ValueError as e:
    print(e)
try:
    "abc"["a":]
except TypeError as e:
    print(e)
print("hello"[::-1], (1, 2, 3)[-2:], b"abc"[1], b"abc"[1:], range(10)[2:8:3])
class I:
    def __index__(self): return 2
print("hello"[I()], [1, 2, 3, 4][I():])
print(slice(1, 2) == slice(1, 2), slice(None, 10, 2).indices(7))
print("abc"[-100:100], "abc"[10:], [][5:])
