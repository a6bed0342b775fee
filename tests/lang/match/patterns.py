def m(v):
    match v:
        case 0: return "zero"
        case -1 | -2: return "neg"
        case 1.5: return "float"
        case True: return "true"
        case None: return "none"
        case "s" | b"s": return "s"
        case []: return "empty seq"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"starts 1 {rest}"
        case (x, y) if x == y: return f"pair equal {x}"
        case [x, [y, *_], *_, last]: return f"nested {x} {y} {last}"
        case [_, _]: return "two"
        case {"type": "a", "v": v2}: return f"map a {v2}"
        case {"type": t, **rest}: return f"map {t} {rest}"
        case {}: return "mapping"
        case int(n) | float(n) if n > 100: return f"big {n}"
        case int(): return "int"
        case str() as st: return f"str {st}"
        case complex(real=r, imag=i): return f"complex {r} {i}"
        case _: return "other"
for v in (0, -1, -2, 1.5, True, False, None, "s", b"s", [], [9], (1, 2, 3), (5, 5), (4, [5, 6], 7, 8), (1, 2), (3, 4), {"type": "a", "v": 1}, {"type": "b", "z": 1}, {}, {"q": 1}, 101, 200.5, 7, "hello", 3 + 4j, object, {1, 2}, range(2), b"xy", bytearray(b"a"), iter([1])):
    print(repr(v)[:30] if not isinstance(v, type(iter([]))) else "iter", m(v))
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): pass
class NoArgs: pass
def c(v):
    match v:
        case Q(1, y): return f"Q {y}"
        case P(0, 0): return "origin"
        case P(x=0, y=y): return f"on y {y}"
        case P(x, y=P(a, b)): return f"nested {x} {a} {b}"
        case P(x, y): return f"P {x} {y}"
        case NoArgs(): return "noargs"
        case NoArgs(z=1): return "never"
for v in (Q(1, 2), P(0, 0), P(0, 5), P(1, P(2, 3)), Q(7, 8), NoArgs(), 5):
    print(c(v))
for code in ("match P(1, 2):\n case P(1, 2, 3): pass", "match NoArgs():\n case NoArgs(1): pass", "match 1:\n case int(1, 2): pass", "match P(1, 2):\n case P(1, x=1): pass", "match 1:\n case zz(): pass", "match 1:\n case m(): pass"):
    try:
        exec(code)
    except (TypeError, NameError) as e:
        print(e)
class K: A = 1; B = "b"
match "b":
    case K.A: print("A")
    case K.B: print("B")
match (1, 2, 3):
    case a, b, *c2: print(a, b, c2)
match 5:
    case x if x > 10: print("big")
    case x: print("bound", x)
print(x)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": z}]}}: print(z)
match [1, 2], 3:
    case [[a, b], c3]: print(a, b, c3)
match ("cmd", "arg"):
    case ("cmd" | "command") as which, str(arg): print(which, arg)
match 5:
    case 1: print("no")
print("fallthrough")
match {K.B: 1, "x": None}:
    case {K.B: 1, "x": None}: print("value key")
class Raises:
    def __eq__(self, o): raise ValueError("eq")
try:
    match Raises():
        case 1: pass
except ValueError as e:
    print(e)
class BadMA:
    __match_args__ = [1]
try:
    match BadMA():
        case BadMA(1): pass
except TypeError as e:
    print(e)
match x:
    case (1 | 5) as y: print("or as", y)
match "abc":
    case [*_]: print("str is seq?")
    case str(s): print(s)
