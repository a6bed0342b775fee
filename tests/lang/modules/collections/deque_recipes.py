from collections import deque
from itertools import islice


def tail(lines, n=10):
    return deque(lines, n)


def moving_average(iterable, n=3):
    it = iter(iterable)
    d = deque(islice(it, n - 1))
    d.appendleft(0)
    s = sum(d)
    for elem in it:
        s += elem - d.popleft()
        d.append(elem)
        yield s / n


def roundrobin(*iterables):
    iterators = deque(map(iter, iterables))
    while iterators:
        try:
            while True:
                yield next(iterators[0])
                iterators.rotate(-1)
        except StopIteration:
            iterators.popleft()


print(tail(range(20), 3))
print(list(moving_average([40, 30, 50, 46, 39, 44])))
print("".join(roundrobin("ABC", "D", "EF")))
