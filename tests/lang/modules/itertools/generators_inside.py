from itertools import chain, islice, takewhile, groupby, accumulate


def fibonacci():
    a, b = 0, 1
    try:
        while True:
            yield a
            a, b = b, a + b
    finally:
        print("closed")


def main():
    print(list(islice(fibonacci(), 10)))
    print(list(takewhile(lambda x: x < 50, fibonacci())))


main()


def broken():
    yield 1
    raise ValueError("broken")


it = chain("a", broken(), "b")
print(next(it), next(it))
try:
    next(it)
except ValueError as error:
    print(error)
print(next(it, "end"))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(accumulate(Countdown(4))), [list(g) for _, g in groupby(Countdown(4), lambda x: x // 2)])


class Letters:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return "xyz"[i]


print(list(chain(Letters(), Countdown(2))))
