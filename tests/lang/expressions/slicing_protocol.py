class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
s = S()
print(s[1], s[1:2], s[::], s[1:2:3], s[:, 1], s[..., 1:2], s[()], s[1,], s["a":"b"], s[None], s[*[1, 2]], s[1, *[2, 3], 4], s[-1:])
s[1:2] = 5; s[1, 2] = 6; s[...] = 7; del s[1:]; del s[1, 2]; s[x := 5] = 1; print(x)
class T:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(T[int], T[1, 2], T[1:2])
print(slice(1, 2, 3).start, slice(5).stop, slice(None), slice(1, 2) == slice(1, 2), slice(1) < slice(2), slice(1, 10, 2).indices(5))
for bad in ("slice()", "slice(1, 2, 3, 4)", "slice(1).x", "slice(1).indices('a')", "slice(1, 2, 0).indices(5)", "slice(1).indices(-1)", "slice('a').indices(5)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(type(e).__name__, e)
match slice(1, 2, 3):
    case slice(start=a, stop=b, step=c): print(a, b, c)
