def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class C:
    def __init__(self): self.d = {}
    def __len__(self): return len(self.d)
    def __getitem__(self, k):
        if k not in self.d: raise KeyError(k)
        return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __contains__(self, k): return k in self.d
    def __iter__(self): return iter(self.d)
    def __reversed__(self): return reversed(list(self.d))
    def __missing__(self, k): return "no"
    def __length_hint__(self): return 5
c = C(); c["a"] = 1; c["b"] = 2
print(len(c), c["a"], "a" in c, "z" in c, list(c), list(reversed(c)), bool(c)); del c["a"]; print(list(c)); attempt(lambda: c["zz"])
class M(dict):
    def __missing__(self, k): return k * 2
m = M(a=1); print(m["a"], m["q"], m.get("q"), "q" in m, len(m))
class N:
    def __contains__(self, x): return "yes"
print(1 in N(), 1 not in N())
class E: pass
for f in (lambda: len(E()), lambda: E()[0], lambda: 1 in E(), lambda: iter(E()), lambda: reversed(E()), lambda: E().__setitem__(0, 1)): attempt(f)
try:
    E()[0] = 1
except TypeError as e: print(e)
try:
    del E()[0]
except TypeError as e: print(e)
try:
    E[0]
except TypeError as e: print(e)
class I:
    def __iter__(self): yield from (1, 2, 3)
print(2 in I(), 5 in I(), list(I()), max(I()), sum(I()), tuple(I()), set(I()), sorted(I(), reverse=True), [*I()], dict.fromkeys(I()), "".join(str(x) for x in I()))
a, b, c = I(); print(a, b, c)
class IX:
    def __index__(self): return 2
print([1, 2, 3][IX()], "abc"[IX()], [1, 2, 3][:IX()], range(5)[IX()], (1, 2, 3)[IX()], [0] * IX(), "ab" * IX(), bytes(IX()), hex(IX()), b"abc"[IX()])
class BI:
    def __index__(self): return "x"
attempt(lambda: [1][BI()]); attempt(lambda: range(BI())); attempt(lambda: "a" * BI())
