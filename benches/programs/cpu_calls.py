# Calls of every form: defaults, keywords, *args and **kwargs, closures, decorators, bound methods.
import sys
import time


def defaults(a, b=2, c=3):
    return a + b + c


def keywords(a, *, scale=1, offset=0):
    return a * scale + offset


def collect(*args, **named):
    return len(args) + len(named)


def counted(function):
    calls = 0

    def wrapper(*args, **named):
        nonlocal calls
        calls += 1
        return function(*args, **named) + (calls & 1)

    return wrapper


@counted
def decorated(x, y=1):
    return x - y


class Adder:
    def __init__(self, start=0):
        self.total = start

    def add(self, n, twice=False):
        self.total += n + n if twice else n
        return self


def run(n):
    total = 0
    adder = Adder(start=1)
    add = adder.add
    pair = (1, 2)
    more = {'b': 5, 'c': 6}
    for i in range(n):
        total += defaults(i) + defaults(i, 4) + defaults(i, c=1)
        total += keywords(i, scale=2) + keywords(i, offset=i)
        total += collect(1, 2, i) + collect(*pair, k=i)
        total += decorated(i) + decorated(i, y=3) + defaults(i, **more)
        add(i)
        adder.add(i, twice=True)
    return total, adder.total, sum(map(lambda x: x & 3, range(n))), len(sorted(range(n), key=lambda x: -x))


n = int(sys.argv[1]) if len(sys.argv) > 1 else 150000
t0 = time.perf_counter()
r = run(n)
print('checksum', n, *r)
print('elapsed', time.perf_counter() - t0)
