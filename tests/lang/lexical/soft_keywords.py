match = 1; case = 2; type = 3; _ = 4
print(match, case, type, _)
match = [1, 2]
match[0] = 5
print(match [0], match)
def match(x): return x
print(match(5), match (6))
class type_: type = 1; case = 2; match = 3
print(type_.type, type_.case, type_.match)
match (1, 2):
    case (a, b): print(a, b)
match = {"a": 1}
match match:
    case {"a": case}: print("case", case)
match -1:
    case -1: print("neg")
match x := 5, 6:
    case [y, z]: print(x, y, z)
type X = int
print(X.__name__, X.__value__)
type = str
print(type(5))
print(match.get("a"), case + 1)
lambda match: match
for case in range(1): print(case)
