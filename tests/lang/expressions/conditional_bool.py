class T:
    def __init__(s, n, v): s.n = n; s.v = v
    def __bool__(s): print("?" + s.n, end=" "); return s.v
    def __repr__(s): return s.n
t, f = T("t", True), T("f", False)
print(t and f); print(f and t); print(t or f); print(f or t); print(not t); print(not f); print(t if f else f); print(t and f or t); print((t or f) and (f or t)); print(not (t and f)); 
if t and f: pass
elif f or t: print("elif")
while f or f: pass
print(bool(t and f), [x for x in (t, f) if x]); assert t or f
print(1 and 0 or 2, 0 or "" or [], 1 and [] and 3, None or 0, "" and 1)
