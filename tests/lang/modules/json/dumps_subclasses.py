import json, enum
class L(list): pass
class D(dict): pass
class S(str): pass
class I(int):
    def __repr__(self): return "never"
class F(float):
    def __repr__(self): return "never"
class E(enum.IntEnum): A = 3
class N(enum.StrEnum): X = "x"
print(json.dumps([L([1]), D(a=1), S("s"), I(5), F(2.5), E.A, N.X, {S("k"): 1, I(2): 2, E.A: 3}]))
