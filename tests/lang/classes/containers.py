class Seq:
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): print("gi", i); return self.a[i]
    def __len__(self): return len(self.a)
s = Seq(1, 2)
print(list(s), 2 in s, list(reversed(s)), tuple(enumerate(s)))
a, b = s
print(max(s))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), sum(It()), [*It()], 2 in It(), dict(zip(It(), "abc")))
class BadIter:
    def __iter__(self): return 5
try:
    for x in BadIter(): pass
except TypeError as e:
    print(e)
class RaiseIter:
    def __iter__(self): raise ValueError("iter")
class RaiseNext:
    def __iter__(self): return self
    def __next__(self): raise ValueError("next")
for C in (RaiseIter, RaiseNext):
    for s in ("list(C())", "[x for x in C()]", "a, b = C()", "print(*C())", "1 in C()", "sum(C())", "set(C())", "dict(C())", "''.join(C())", "[].extend(C())", "tuple(C())", "sorted(C())", "for x in C(): pass", "all(C())", "max(C())", "next(zip(C()))", "{**{}, 'a': [*C()]}", "bytes(C())", "list(map(str, C()))"):
        try:
            exec(s)
            print("?", s)
        except ValueError as e:
            print(e, end=" ")
    print()
class Con:
    def __contains__(self, x): return x
print(5 in Con(), [] in Con(), 5 not in Con())
class NoCon:
    __contains__ = None
    def __iter__(self): return iter([1])
try:
    1 in NoCon()
except TypeError as e:
    print(e)
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return 1
try:
    iter(NoIter())
except TypeError as e:
    print(e)
class Rev:
    def __reversed__(self): return "rev"
print(reversed(Rev()))
class Miss(dict):
    def __missing__(self, k): return "missing " + k
m = Miss(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m)
class Map:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k * 2
print(dict(Map()), {**Map()}, (lambda **k: k)(**Map()))
class Hint:
    def __iter__(self): return iter([1])
    def __length_hint__(self): return 10
print(list(Hint()))
print(list(iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 4)))
