# Generators that delegate to generators and to built-in iterators, stepped by loops and by functions
# written in C, in turn.
import itertools


def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("end of", n)


def twice(n):
    first = yield from numbers(n)
    second = yield from numbers(n - 1)
    return first, second


def mixed():
    yield from [1, 2]
    yield from (3, 4)
    yield from range(5, 7)
    yield from "ab"
    yield from {"k": 1}
    yield from {9}
    yield from zip([1], [2])
    got = yield from twice(2)
    yield got


print(list(mixed()), sum(numbers(4)), tuple(twice(2)), max(twice(3)))
for item in mixed():
    print(item, end=" ")
print()
steps = mixed()
print(next(steps), next(steps), list(itertools.islice(steps, 3)), next(steps))
for item in steps:
    if item == 1:
        break
print(list(steps), next(steps, "done"))
print({k: v for k, v in zip(twice(3), twice(2))}, sorted(twice(2)), "".join(map(str, mixed())))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(4)), sum(tree(6)))


def failing():
    yield from numbers(1)
    raise ValueError("inside")


def outer():
    try:
        yield from failing()
    except ValueError as error:
        yield f"caught {error}"


print(list(outer()))
try:
    print(sum(failing()))
except ValueError as error:
    print("out:", error)


def itself():
    yield 1
    yield next(me)


def through():
    yield from itself()


for make in (itself, through):
    me = make()
    try:
        print(list(me))
    except ValueError as error:
        print(error)

closing = twice(3)
print(next(closing), closing.close(), list(closing))
throwing = outer()
print(next(throwing), throwing.throw(ValueError("thrown")))


def changed():
    table = {1: 1, 2: 2}
    for key in (yield from keys_of(table)) or []:
        yield key


def keys_of(table):
    yield from table
    return None


table_steps = keys_of(table := {1: 1, 2: 2})
print(next(table_steps))
table[3] = 3
try:
    next(table_steps)
except RuntimeError as error:
    print(error)


def endless():
    yield from itertools.count()


print([x for x, _ in zip(endless(), range(3))], any(x > 5 for x in endless()))


class Manager:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", kind and kind.__name__, error)
        return self.swallow


class Loose(Manager):
    def __enter__(self, *more):
        return more

    def __exit__(self, *details):
        return super().__exit__(*details)


for manager in (Manager(True), Loose(True), Manager(False)):
    try:
        with manager as entered:
            print(entered is manager, entered == ())
        with manager:
            raise KeyError("k")
    except KeyError:
        print("came out")
