from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
for p in (P(0, 0), P(1, 0), P(2, 3)):
    match p:
        case P(0, 0): print("origin")
        case P(x, 0): print("on x", x)
        case P(x=a, y=b): print(a, b)
