"""random: the same numbers as in CPython, states, subclasses, every distribution."""
import random
from random import Random

for seed in (0, 1, -1, 42, 2**100, "text", b"bytes", 1.5, bytearray(b"a"), -(2**70)):
    r = Random(seed)
    print(seed, r.random(), r.getrandbits(70), r.randrange(1000), r.randbytes(5), r.choice("abcdef"))
r = Random(7)
print([r.getrandbits(k) for k in (1, 31, 32, 33, 64, 65, 0)])
for name, args in [("uniform", (1, 5)), ("triangular", (0, 1, 0.3)), ("normalvariate", (0, 1)), ("gauss", ()),
                   ("lognormvariate", (0, 1)), ("expovariate", (2,)), ("vonmisesvariate", (1, 4)), ("gammavariate", (2, 3)),
                   ("gammavariate", (0.5, 3)), ("gammavariate", (1, 3)), ("betavariate", (1, 2)), ("paretovariate", (3,)),
                   ("weibullvariate", (1, 2)), ("binomialvariate", (100, 0.25)), ("binomialvariate", (5, 0.5)),
                   ("randint", (1, 6)), ("choices", ("abc",)), ("sample", (range(100), 5))]:
    print(name, getattr(r, name)(*args))
items = list(range(10))
r.shuffle(items)
print(items, r.sample(["a", "b"], counts=[3, 2], k=4), r.choices("xyz", weights=[1, 2, 3], k=5))
state = r.getstate()
print(state[0], len(state[1]), state[1][:3], state[1][-1], state[2])
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)])
other = Random()
other.setstate(state)
print(other.random() == first[0])


class Half(Random):
    def random(self):
        return 0.5


class Bits(Random):
    def getrandbits(self, k):
        return (1 << k) - 1 >> 1


half = Half()
print(half.random(), half.randrange(10), half.choice("abc"), half.uniform(0, 4), Bits().randrange(100))
random.seed(3)
print(random.random(), random.randint(1, 100), random.getstate()[0])
for wrong in (lambda: random.seed([]), lambda: random.randrange(0), lambda: random.choice([]), lambda: random.randint(2, 1),
              lambda: random.sample([1], 2), lambda: random.setstate((3, (1,), None)), lambda: random.setstate((1, (), None)),
              lambda: random.getrandbits(-1), lambda: random.randrange(1, 2, 0), lambda: random.sample({1}, 1),
              lambda: random.randrange(1.5), lambda: random.SystemRandom().getstate()):
    try:
        print(wrong())
    except Exception as exc:
        print(type(exc).__name__, exc)
print(0 <= random.SystemRandom().random() < 1, random.SystemRandom().randrange(5) < 5)
