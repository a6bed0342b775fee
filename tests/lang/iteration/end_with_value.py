class It:
    def __init__(self, *items, end="the end"):
        self.items, self.end = list(items), end
    def __iter__(self):
        return self
    def __next__(self):
        if self.items:
            return self.items.pop(0)
        raise StopIteration(self.end)

def gen():
    yield 1
    return "result"

def end_of(iterator):
    while True:
        try:
            next(iterator)
        except StopIteration as stop:
            return stop.args, stop.value

def stop_at_two(n):
    if n == 2:
        raise StopIteration("two")
    return n

for make in It, lambda: It(1, 2), gen:
    print(end_of(map(str, make())), end_of(map(max, [1, 2, 3], make())))
    print(end_of(zip(make())), end_of(zip([1, 2, 3], make())), end_of(zip(make(), [1, 2, 3], "abc")))
    print(end_of(enumerate(make())), end_of(filter(None, make())))
    print(end_of(enumerate(zip(map(str, make())))))
    print(end_of(zip(range(1), make())), end_of(zip(make(), [])), end_of(zip(make(), strict=True)))
    print(list(map(str, make())), [*zip(make())], dict(enumerate(make())), list(filter(None, make())))
    print(sum(filter(None, map(lambda n: n, make()))), "".join(map(str, make())), next(zip(It()), "no more"))
    for n, item in enumerate(make()):
        print(n, item)
    for a, b in zip(make(), make()):
        print(a, b)

print(end_of(map(stop_at_two, [1, 2, 3])), list(map(stop_at_two, [1, 2, 3])), end_of(filter(stop_at_two, [1, 2])))
for n in map(stop_at_two, range(1, 9)):
    print(n)
print(enumerate(It(3)).__next__(), end_of(iter(lambda: stop_at_two(2), 5)))
try:
    list(zip(It(1), It(1, 2), strict=True))
except ValueError as error:
    print(error, repr(error.__context__))

def delegating(iterator):
    result = yield from iterator
    print("result", result)

for iterator in map(str, It(1)), zip(gen()), enumerate(gen()):
    print(list(delegating(iterator)))
