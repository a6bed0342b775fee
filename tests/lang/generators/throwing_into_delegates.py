# An iterator's own throw() gets what the script gave to the generator's.


def attempt(label, function):
    try:
        print(label, "gave", function())
    except BaseException as error:
        print(label, "raised", type(error).__name__, error)


class Throws:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        print("throw", args)
        if args[0] is StopIteration:
            raise StopIteration("from throw")
        return 456


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


def over(iterator):
    print("it gave", (yield from iterator))
    yield "after"


def twice(iterator):
    print("over gave", (yield from over(iterator)))


for make in (over, twice):
    generator = make(Throws())
    print(next(generator))
    attempt("int", lambda: generator.throw(123))
    attempt("class", lambda: generator.throw(ZeroDivisionError))
    attempt("instance", lambda: generator.throw(KeyError("k")).__class__)
    attempt("stop", lambda: generator.throw(StopIteration))
    attempt("next", lambda: next(generator))

    generator = make(Plain())
    print(next(generator))
    attempt("class", lambda: generator.throw(ValueError))
    attempt("next", lambda: next(generator))

generator = over(Plain())
print(next(generator))
attempt("int", lambda: generator.throw(123))
attempt("next", lambda: next(generator))


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    @property
    def throw(self):
        raise RuntimeError("no throw here")


generator = over(Broken())
print(next(generator))
attempt("broken", lambda: generator.throw(ValueError))
