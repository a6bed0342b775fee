# Iterators that are copied and pickled half way: the copy goes on from there, and so does the iterator.
import copy
import itertools
import pickle


class Numbers:
    def __getitem__(self, index):
        if index > 4:
            raise IndexError
        return index * 10

    def __len__(self):
        return 5


def stepped(iterator, steps):
    for _ in range(steps):
        next(iterator, None)
    return iterator


makers = [
    lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("añb"), lambda: iter("abc"), lambda: iter(b"abc"),
    lambda: iter(bytearray(b"abc")), lambda: iter(range(2, 11, 3)), lambda: iter(range(10**30, 10**30 + 3)),
    lambda: iter({1: 2, 3: 4, 5: 6}), lambda: iter({1: 2, 3: 4}.values()), lambda: iter({1: 2, 3: 4}.items()),
    lambda: reversed({1: 2, 3: 4, 5: 6}), lambda: reversed({1: 2, 3: 4}.items()), lambda: iter({1, 2, 3}),
    lambda: reversed([1, 2, 3]), lambda: reversed((1, 2, 3)), lambda: reversed(Numbers()), lambda: iter(Numbers()),
    lambda: enumerate("abc", 5), lambda: zip("abc", [1, 2, 3]), lambda: zip("ab", "cd", strict=True),
    lambda: map(str, [1, 2, 3]), lambda: filter(None, [0, 1, 2, 3]), lambda: reversed(range(5)),
]
for make in makers:
    for steps in (0, 1, 2, 9):
        print(type(make()).__name__, list(copy.copy(stepped(make(), steps))), end=" ")
        iterator = stepped(make(), steps)
        made = pickle.loads(pickle.dumps(iterator))
        print(list(made), list(iterator), type(made) is type(iterator))

print(iter([1, 2]).__reduce__()[1:], reversed([1, 2]).__reduce__(), iter(range(3)).__reduce__())
print(iter("ab").__reduce__(), iter({1: 2}).__reduce__(), iter(()).__reduce__(), iter(int, 1).__reduce__()[1])
print(list(copy.copy(iter([1, 2].pop, 1))))
for index in (-5, 0, 1, 2, 99):
    shown = []
    for iterator in (iter([1, 2]), iter((1, 2)), iter("añ"), iter(b"ab"), iter(range(2)), reversed([1, 2]), reversed((1, 2))):
        iterator.__setstate__(index)
        shown.append(list(iterator))
    print(index, shown)
for other in (itertools.count(), itertools.chain([1]), (n for n in "a")):
    try:
        copy.copy(other)
    except TypeError as error:
        print(error)
far = iter(range(0, 2**65))
far.__setstate__(2**64 + 7)
print(next(far))
far.__setstate__(2**70)
print(list(far))
