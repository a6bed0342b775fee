if (n := 10) > 5: print(n)
print((a := 1), a, [b := 2, b], {(c := 3): c}, f"{(d := 4)}", f"{d:=5}")
while (n := n - 3) > 0: print(n, end=" ")
print(n, [m for k in range(3) if (m := k * 2)], m)
def f(x=(z := 7)): return x
print(f(), z, (lambda: (w := 1) + w)(), any((hit := v) > 2 for v in [1, 3, 5]), hit)
print(x := 1) if False else print((x := 1, 2), x)
l = [1, 2]; l[(i := 0)] = 9; print(l, i); l[j := 1] = 8; print(l, j)
def g():
    [q := k for k in range(3)]
    return q
print(g(), {e := 1}, (t := [1, 2]), t, not (u := 0), u)
class K:
    val = (w := 3)
print(K.w, K.val)
def h():
    global G
    [G := i for i in range(2)]
h(); print(G)
