from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 0
p = P(1)
print(p, P(1, 2), P(y=3, x=4), p == P(1), p == P(2), p != P(1), p == (1, 0), P.__doc__, P.__match_args__)
p.x = 9
print(p, p.__dict__)
