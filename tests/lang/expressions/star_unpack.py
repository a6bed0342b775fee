a, *b = 1, 2, 3; print(a, b); *a, b = "xyz"; print(a, b); a, *b, c = range(2); print(a, b, c); [a, *b] = {1: 2}; print(a, b); (a, (b, *c), d) = 1, "xyz", 4; print(a, b, c, d); *a, = (); print(a); a, = [5]; print(a); [] = (); () = []
for s in ("a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = 1,", "a, b = 5", "(a, b), c = 1, 2", "a, b = {}", "[a] = []", "a, b = 'abc'", "*a, b = []", "a, b = iter([1])", "a, b = (x for x in range(9))", "a, b = None", "a, b = [1, 2, 3, 4]", "a, b = {1, 2, 3}", "a, b = {1: 1, 2: 2, 3: 3}"):
    try:
        exec(s); print("ok")
    except Exception as e:
        print(s, "|", type(e).__name__, e)
for i, (j, *k) in [(1, "ab"), (2, "cde")]: print(i, j, k)
x = y = z = []; x.append(1); print(z); i = 0; l = [0, 0]; i, l[i] = 1, 5; print(i, l); x, x = 1, 2; print(x)
def f(): return *[1, 2], 3
print(f(), (*"ab",), [*(1, 2), *[]]); print(*[1], *(2,), sep="-")
a = b, c = 1, 2; print(a, b, c)
for x in *[1], 2: print(x, end=" ")
print()
def g(): yield *[1], 2
print(list(g()))
