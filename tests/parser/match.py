match x, *y:
    case 1 | -2 | 1.5 + 2j | 'a' 'b' | b'c' | None | True: pass
    case a.b.c: pass
    case [a, *_, b] | (a, [b]): pass
    case {'k': v, a.b: _, **rest} if v > 1: pass
    case A() | b.B(1, 2, d=3): pass
    case b.B(1, c, d=e): pass
    case (a): pass
match (x):
    case a, *b: pass
    case (1 | 2) as c: pass
    case [] | (): pass
    case _: pass
