# What consumes a generator in one go sees its items, side effects and errors in the same order as item by item.


def noisy(*items):
    for item in items:
        print('gives', item)
        yield item
    print('ends')


def attempt(function):
    try:
        print('result', function())
    except Exception as error:
        print(type(error).__name__, error)


class Loud:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        print('adds', self.value)
        return Loud(self.value + 1)

    __radd__ = __add__

    def __lt__(self, other):
        print('compares', self.value)
        return False

    def __bool__(self):
        print('asked', self.value)
        return self.value > 1

    def __repr__(self):
        return f'Loud({self.value})'

    def __del__(self):
        print('gone', self.value)


print('-- sums: an item that cannot be added ends it before the next is asked for')
attempt(lambda: sum(noisy(1, 2.5, True)))
attempt(lambda: sum(noisy(1, 'two', 3)))
attempt(lambda: sum(noisy(1, 2), []))
attempt(lambda: sum(noisy([1], [2]), []))
attempt(lambda: sum(noisy(1, Loud(1), 2, 3)))
attempt(lambda: sum(noisy(2**62, 2**62, 1.5, 10**400, 1.5)))

print('-- any and all stop at the item that decides')
attempt(lambda: any(noisy(0, None, '', 3, 4)))
attempt(lambda: all(noisy(1, True, 'x', 0, 4)))
attempt(lambda: any(noisy(0, False)))
attempt(lambda: any(noisy(Loud(0), Loud(2), Loud(3))))

print('-- min and max')
attempt(lambda: max(noisy(1, 3.5, 2)))
attempt(lambda: min(noisy(2, 'a', 3)))
attempt(lambda: max(noisy(Loud(1), Loud(2), 3)))
attempt(lambda: min(noisy(3, 1, 2), key=lambda x: print('key', x) or -x))
attempt(lambda: max(noisy()))

print('-- lists and the like')
attempt(lambda: list(noisy(1, 2)))
attempt(lambda: tuple(noisy('a', 'b')))
attempt(lambda: sorted(noisy(2, 1)))
attempt(lambda: ''.join(noisy('a', 1)))
attempt(lambda: [*noisy(1), *noisy(2)])

print('-- delegating generators')


def outer(*parts):
    for part in parts:
        got = yield from part
        print('part gave', got)


def inner(n):
    for i in range(n):
        yield i
    return n


attempt(lambda: list(outer(inner(3), range(2), inner(0), 'ab', inner(2))))
attempt(lambda: sum(outer(inner(3), [10, 20], inner(4))))
attempt(lambda: sum(outer(inner(3), ['x'], inner(4))))

print('-- errors, and consuming what is running')


def broken():
    yield 1
    yield 2
    raise ValueError('broken')


attempt(lambda: list(broken()))
attempt(lambda: sum(broken()))
attempt(lambda: any(x > 5 for x in broken()))


def itself():
    yield 1
    yield sum(me)


me = itself()
attempt(lambda: list(me))


def stops():
    yield 1
    raise StopIteration('early')


attempt(lambda: list(stops()))

print('-- more than fit at once')
attempt(lambda: sum(i for i in range(1000)))
attempt(lambda: len(list(i for i in range(100_000))))
attempt(lambda: max(i % 777 for i in range(5000)))
attempt(lambda: any(i == 700 for i in range(1000)))

print('-- a rest is left')
g = noisy(0, 1, 2)
print(any(g), list(g))
g = noisy(1, 2, 3)
print(all(x < 2 for x in g), next(g, 'none'))


def closes():
    try:
        yield 1
        yield 2
    finally:
        print('closed')


print(any(closes()))
print(sum(closes()))


def sends():
    got = yield 1
    print('got', got)
    got = yield 2
    print('got', got)


print(list(sends()))
print('-- one within the other')
print(sum(sum(j for j in range(i)) for i in range(10)))
print(list(list(k for k in range(j)) for j in range(4)))
print(sum(x for x in (y for y in (z for z in range(50)))))
