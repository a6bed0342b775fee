f = lambda *a, k=1, **kw: (a, k, kw)
print(f(1, 2, k=3, z=4))
print((lambda: (yield))())if False else print("lambda ok")
g = (lambda: (yield 5))()
print(next(g))
print("a" if 0 else "b" if [] else "c")
print((lambda x: lambda y: x + y)(1)(2))
if (n := 10) > 5: print(n)
print([y := 1, y ** 2], y)
while (n := n - 3) > 0: print(n)
print([last := i for i in range(3)], last)
def f():
    [z := i for i in range(5)]
    return z
print(f())
print(any((hit := i) > 2 for i in range(10)), hit)
x = (a := 1, b := 2)
print(x, a, b)
print({(k := "key"): (v := "val")}, k, v)
print(f"{(w := 5)} {w}")
def default(p=(q := 7)): return p, q
print(default())
print([j for j in range(6) if (h := j % 2)], h)
print(not 1 or 2 and 3, 0 or "" or [], 1 and 2 and 0, not not [])
