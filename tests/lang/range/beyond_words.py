import operator
from itertools import islice

BIG = 10**20


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


ranges = [
    range(BIG),
    range(BIG, BIG + 10, 3),
    range(BIG + 10, BIG, -3),
    range(-BIG, BIG, BIG // 2),
    range(BIG, -BIG, -BIG // 3),
    range(0, 5, BIG),
    range(5, BIG, BIG),
    range(BIG, 0),
    range(-2**63, 2**63),
    range(2**63 - 3, 2**63 + 3),
    range(-2**63, 2**63 - 1),
    range(2**63 - 1, -2**63, -2**62),
    range(0, 2**63 - 1, 2**62),
]
for r in ranges:
    print(r, r.start, r.stop, r.step, bool(r))
    attempt(f"len({r})")
    attempt(f"{r}.__len__()")
    attempt(f"{r}[0]")
    attempt(f"{r}[-1]")
    attempt(f"{r}[2]")
    attempt(f"{r}[{2**64}]")
    attempt(f"{r}[-{2**65}]")
    print(list(islice(r, 4)), list(islice(reversed(r), 4)))
    for part in (slice(1, 3), slice(None, None, -1), slice(BIG), slice(-2, None), slice(None, -BIG, -BIG), slice(1, 2**62, 2**62)):
        print("  ", part, r[part])
    print([n in r for n in (0, 5, BIG, BIG + 3, -BIG, 2**63, True)])
    attempt(f"{r}.index({BIG})")
    attempt(f"{r}.index(0)")
    print(r.count(BIG), r.count(0), r.count(2**63))
    print(operator.length_hint(iter(range(3))))

print(range(BIG, BIG) == range(0), range(BIG, BIG + 1) == range(BIG, BIG + 5, 7), range(BIG) == range(BIG, BIG + 10))
print(hash(range(BIG, BIG)) == hash(range(0)), hash(range(BIG, BIG + 1)) == hash(range(BIG, BIG + 5, 7)))
print(hash(range(BIG)) == hash((BIG, 0, 1)), range(BIG) != range(BIG + 1))
print(len({range(BIG), range(BIG), range(BIG + 1)}))
print(list(range(BIG, BIG + 3)), tuple(range(BIG + 3, BIG, -1)), sum(range(BIG, BIG + 4)))
a, *b = range(BIG, BIG + 3)
print(a, b)
for n in range(2**63 - 2, 2**63 + 2):
    print(n, end=" ")
print()
for i, n in enumerate(range(BIG)):
    if i == 3:
        break
print(i, n)
it = iter(range(BIG, BIG + 3))
print(type(it).__name__, next(it), operator.length_hint(it), list(it), next(it, "end"), operator.length_hint(it))
match range(BIG, BIG + 2):
    case [x, y]:
        print(x, y)


class Index:
    def __index__(self):
        return BIG


class Equal:
    def __eq__(self, other):
        return other == BIG + 2


print(range(Index()), range(Index(), BIG + 9)[1:Index()])
print(Equal() in range(BIG, BIG + 5), range(BIG, BIG + 5).index(Equal()), range(BIG, BIG + 5).count(Equal()))
attempt("list(range(2**100))")
attempt("range(2**100)['a']")
attempt("range(2**100)['a':]")
attempt("range(2**100)[::0]")
attempt("range(1, 2**100, 0)")
attempt("range(2**100, 1.5)")
attempt("2**99 in range(2**100)")
attempt("range(10)[2**70:]")
attempt("range(10)[::2**70]")
attempt("range(10)[::-2**63]")
attempt("iter(range(2**100)).__length_hint__()")
attempt("operator.length_hint(iter(range(2**100)))")
attempt("reversed(range(2**100)).__next__()")
attempt("max(range(2**100, 2**100 + 5))")
attempt("[*zip(range(2**100, 2**100 + 5), 'ab')]")
print([n in range(BIG, BIG + 3) for n in (1e20, 1e20 + 2, 2.5, float("inf"), "a", None)])
