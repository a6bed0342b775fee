from functools import update_wrapper, wraps, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES


def decorate(f):
    @wraps(f)
    def wrapper(*args, **kwds):
        "wrapper doc"
        print("Calling", f.__name__)
        return f(*args, **kwds)

    return wrapper


@decorate
def example(a: int, b=2) -> str:
    """Docstring"""
    return a, b


example.attr = 1
print(example(1), example.__name__, example.__doc__, example.__qualname__, example.__wrapped__(5), example.__module__, example.__annotations__)
again = decorate(example)
print(again.attr, again(3), again.__wrapped__ is example)
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)


class Callable:
    "Call me."

    def __call__(self):
        return "called"


w = update_wrapper(lambda: None, Callable())
print(w.__name__, w.__doc__, w.__wrapped__())
only = wraps(example, assigned=["__doc__"], updated=[])(lambda: 0)
print(only.__name__, only.__doc__, hasattr(only, "attr"))


def repeat(times):
    def decorator(func):
        @wraps(func)
        def inner(*args):
            return [func(*args) for _ in range(times)]

        return inner

    return decorator


@repeat(3)
def hi(name):
    return f"hi {name}"


print(hi("x"), hi.__name__)
