import sys
import types
import unittest


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def inner(argument):
    first, second = Noisy("first"), Noisy("second")
    number = 3
    raise ValueError("from inside")


def outer():
    third = Noisy("third")
    inner("given")


def chain(tb):
    while tb is not None:
        yield tb
        tb = tb.tb_next


try:
    outer()
except ValueError as error:
    print("caught", error)
    for tb in chain(error.__traceback__):
        frame = tb.tb_frame
        print(frame.f_code.co_name, tb.tb_lineno, frame.f_globals is globals())
        if frame.f_code.co_name != "<module>":
            print("  ", sorted(frame.f_locals))
    del tb, frame
print("after the handler")


def generator():
    held = Noisy("held by a generator")
    yield 1
    raise KeyError("late")


steps = generator()
next(steps)
try:
    next(steps)
except KeyError:
    print("the generator raised")
print("the exception is gone")

steps = generator()
next(steps)
del steps


class Body:
    try:
        class Inner:
            attribute = "of the class"
            raise RuntimeError
    except RuntimeError as error:
        print(error.__traceback__.tb_next.tb_frame.f_locals["attribute"])


# Links can be set, cut and made.
def quiet():
    raise ValueError("quietly")


try:
    quiet()
except ValueError as error:
    tb = error.__traceback__
    tb.tb_next = None
    print([link.tb_frame.f_code.co_name for link in chain(tb)])
    for wrong in tb, 5:
        try:
            tb.tb_next = wrong
        except (TypeError, ValueError) as problem:
            print(type(problem).__name__, problem)
    made = types.TracebackType(None, tb.tb_frame, tb.tb_lasti, 77)
    print(made.tb_lineno, made.tb_next, made.tb_frame.f_code.co_name)
    try:
        types.TracebackType(None, 1, 2, 3)
    except TypeError as problem:
        print(problem)
del tb, made


class Some(unittest.TestCase):
    def test_equal(self):
        self.assertEqual([1, 2], [1, 3])

    def test_error(self):
        {}["missing"]

    def test_good(self):
        with self.assertRaisesRegex(ValueError, "inside"):
            outer()

    @unittest.skip("not today")
    def test_skipped(self):
        pass


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Some).run(result)
print(result)
for case, text in result.failures + result.errors:
    print(case.id(), text.splitlines()[-1])
    print([line.strip() for line in text.splitlines() if line.startswith("    ")])
sys.stdout.flush()
