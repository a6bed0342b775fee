class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q: z = 1
def m(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case bool(): return "bool"
        case int(): return "int"
        case "a" | "b" as s: return f"ab {s}"
        case str(s): return f"str {s}"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"starts 1 {rest}"
        case [_, [a, b], *_]: return f"nested {a} {b}"
        case (a, b, *c): return f"seq {a} {b} {c}"
        case {"k": v2, "l": [a, *_], **rest}: return f"map {v2} {a} {rest}"
        case {}: return "any map"
        case P(x=0): return "P x0"
        case P(1, y): return f"P 1 {y}"
        case P(x, y) if x == y: return "P eq"
        case P(): return "P"
        case Q(z=1): return "Q"
        case None: return "none"
        case 1.5 | -2.5: return "float lit"
        case 1 + 2j: return "complex"
        case b"x": return "bytes"
        case float(f): return f"float {f}"
        case set() | frozenset(): return "set"
        case _: return "other"
for v in (0, True, 5, 500, "a", "zz", [], [9], (1, 2, 3), [0, [1, 2], 3], (4, 5, 6), {"k": 1, "l": [2], "m": 3}, {"q": 1}, P(0, 1), P(1, 7), P(3, 3), P(3, 4), Q(), None, 1.5, -2.5, 1 + 2j, b"x", 2.25, {1}, range(3), object, b"yy"):
    print(m(v))
