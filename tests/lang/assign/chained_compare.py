def f(n):
    print("f", n); return n
print(f(1) < f(2) < f(3))
print(f(3) < f(2) < f(1))
print(1 < 2 > 1 != 3 == 3 in [3] is not None)
print(1 == 1.0 == True, 1 is True)
print(None is None, not None is None)
print(3 in [1, 2], 3 not in [1, 2], "a" in "abc" in ["abc"])
try:
    1 < "a"
except TypeError as e:
    print(e)
try:
    [] < None
except TypeError as e:
    print(e)
try:
    1 in 5
except TypeError as e:
    print(e)
try:
    1 in "abc"
except TypeError as e:
    print(e)
class W:
    def __lt__(self, o): return "yes"
    def __gt__(self, o): return []
    def __eq__(self, o): return NotImplemented
w = W()
print(w < 1, w > 1, 1 > w, 1 < w, w == 1, w != 1)
print(w < w < w)
print(float("nan") == float("nan"), float("nan") != float("nan"))
n = float("nan")
print([n] == [n], n in [n])
print((1, 2) < (1, 2, 3), [1, 2] == [1, 2], {1} < {1, 2}, {1} <= {2})
