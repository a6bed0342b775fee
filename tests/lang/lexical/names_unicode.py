é = 1; ñandú = 2; 变量 = 3
print(é + ñandú + 变量)
ﬁ = 10
print(fi)
class ℌ: pass
print(ℌ.__name__, H is ℌ)
print("ℌ" in globals(), "H" in globals())
µ = 5
print(μ)
_x9 = 1; __ = 2; print(_x9, __)
def f(ª): return ª
print(f(a=3))
print("a\u0301".isidentifier(), "1a".isidentifier(), "ℌ".isidentifier(), "".isidentifier(), "a-b".isidentifier())
