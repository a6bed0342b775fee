from collections.abc import *


class Everything:
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __contains__(self, x): return False
    def __call__(self): ...
    def __reversed__(self): ...
    def __next__(self): ...
    def __await__(self): ...
    def __aiter__(self): ...
    async def __anext__(self): ...


class NoHash:
    __hash__ = None


class NoIter(Everything):
    __iter__ = None


for abc in (Sized, Iterable, Container, Collection, Callable, Reversible, Iterator, Awaitable, AsyncIterable, AsyncIterator, Hashable, Sequence, Mapping, Generator, Coroutine):
    print(abc.__name__, issubclass(Everything, abc), issubclass(NoHash, abc), issubclass(NoIter, abc))


class G(Generator):
    def __init__(self):
        self.n = 0

    def send(self, value):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return (self.n, value)

    def throw(self, typ, val=None, tb=None):
        return super().throw(typ, val, tb)


g = G()
print(next(g), g.send("x"), list(g))
try:
    g.throw(ValueError("v"))
except ValueError as error:
    print(error)
print(g.close())
for abc in (Sized, Iterable, Iterator, Generator, Callable, Hashable, Mapping, MutableMapping, Sequence, MutableSequence, Set, MutableSet, Container, Collection, Awaitable, Coroutine):
    try:
        abc()
    except TypeError as error:
        print(error)
print(Iterable[int], Callable[[int, str], bool], Callable[..., int], Mapping[str, int], Sequence[int] == Sequence[int])
print(Callable[[int], str].__args__, Callable[[], None].__args__, Iterable.__module__, Iterable)
