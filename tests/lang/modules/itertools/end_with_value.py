import itertools as it
def gen():
    yield 1
    yield 2
    return "r"
def end_of(iterator):
    while True:
        try:
            next(iterator)
        except StopIteration as stop:
            return stop.args
print(end_of(it.compress([1,2,3], gen())), end_of(it.compress(gen(), [1,2,3])), end_of(it.compress(gen(),gen())))
print(end_of(it.chain(gen(),gen())), end_of(it.chain.from_iterable(x for x in [gen()])),)
def g2():
    yield [1]
    return "x"
print(end_of(it.chain.from_iterable(g2())))
print(end_of(it.groupby(gen())), end_of(it.zip_longest(gen(), [])), end_of(it.batched(gen(), 2)), end_of(it.tee(gen())[0]))
print(end_of(it.starmap(print, g2())))
a = it.accumulate(gen())
print(end_of(a), end_of(a))
a = it.islice(gen(), 1, None)
print(end_of(a), end_of(a))
a = it.islice(gen(), 4, None)
print(end_of(a), end_of(a))
a = it.islice(gen(), 1, 9, 5)
print(end_of(a), end_of(a))
a = it.islice(gen(), 0)
print(end_of(a), end_of(a))
a = it.takewhile(lambda x: x == 1, gen())
print(end_of(a), end_of(a))
print(end_of(it.accumulate(iter(()))), end_of(it.cycle(g() for g in [])), end_of(it.repeat(1,2)))
class E:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(7)
print(end_of(it.cycle(E())), end_of(it.groupby(E())), end_of(it.pairwise(E())), end_of(it.accumulate(E())), end_of(it.accumulate(E(), initial=1)))
g = it.groupby([1,1,2])
k, v = next(g); print(end_of(v), end_of(it.groupby([1], lambda x: next(E()))))
print(end_of(it.product(E())), end_of(it.combinations(E(), 1)))
print(list(it.takewhile(lambda x: next(E()), [1])), list(it.starmap(next, [[E()]])))
