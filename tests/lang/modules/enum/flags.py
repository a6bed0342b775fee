from enum import Flag, auto
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(P.R | P.X, P.RW, P.R & P.W, ~P.R, P.R ^ P.RW, P(0), P(5), P(7))
print(repr(P.R | P.X), repr(P(0)), P.RW.name, (P.R | P.X).name, P(0).name, P.RW.value, bool(P(0)), bool(P.R))
print(P.R in P.RW, P.X in P.RW, list(P.RW), len(P.RW), list(P), P.R | P.W is P.RW, (P.R | P.W) is P.RW)
