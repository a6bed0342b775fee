from enum import Flag
class P(Flag):
    A = 1
    B = 4
for f in (lambda: P(2), lambda: P(8), lambda: P(-9), lambda: P.A | 1, lambda: P("A"), lambda: 1 in P.A, lambda: P.A < P.B):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(~P.A, ~(P.A | P.B))
