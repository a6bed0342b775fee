def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
it = iter([1, 2])
attempt(next, it); attempt(next, it); attempt(next, it); attempt(next, it, "end"); attempt(next, [1]); attempt(next, 5, 6); attempt(next); attempt(iter, 5); attempt(iter)
attempt(iter, 5, 0); print(type(iter(int, 1)).__name__, list(iter([3, 2, 1].pop, 1)))
class C:
    def __iter__(self): return 5
attempt(iter, C())
class D:
    __iter__ = None
attempt(iter, D()); attempt(list, D())
class G:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(G()), 9 in G(), type(iter(G())).__name__)
class N:
    def __next__(self): return 1
attempt(next, N()); attempt(iter, N())
def gen():
    yield 1
    return 5
g = gen(); next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
for t in ([], (), "", b"", {}, set(), range(0), {}.items(), {}.values(), bytearray(), reversed([]), reversed({}), zip(), map(str, []), enumerate([]), filter(None, [])):
    print(type(iter(t)).__name__, end=" ")
print()
print(type(iter("é")).__name__, type(reversed(range(3))).__name__, type(reversed("ab")).__name__, type(reversed({1: 2}.items())).__name__)
i = iter([1, 2, 3]); next(i); print(i.__length_hint__())
i = iter(range(5)); next(i); print(i.__length_hint__())
