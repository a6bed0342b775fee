match = case = type = _ = 1
match x:
    case [match, case]:
        match.case(type)
    case _: pass
match (x)
match[x]: int = 3
match: int
match -x:
    case 1: case = 2
type X = int
type(x)
type = 1; type Y[T] = T
with (a, b): pass
with (a).b as c: pass
async with (a as b): pass
