"""inspect.signature: as text, parameters, binding."""
import inspect


def f(a, b: int, /, c=3, *args: str, d, e: "E" = None, **kw) -> list[int]:
    pass


class Thing:
    def __init__(self, x, y=1):
        pass

    def method(self, a, *, b=2):
        pass

    @classmethod
    def make(cls, a):
        pass

    @staticmethod
    def static(a, b):
        pass

    def __call__(self, z):
        pass


class Made:
    def __new__(cls, q):
        return super().__new__(cls)


class Bare:
    pass


print(inspect.signature(f))
for name, parameter in inspect.signature(f).parameters.items():
    print(name, parameter.kind.name, parameter.kind, parameter.default is inspect.Parameter.empty, parameter,
          repr(parameter), parameter.kind.description)
print(inspect.signature(f).return_annotation)
for target in (Thing, Thing.method, Thing(1).method, Thing.make, Thing.static, Thing(1), Made, Bare, lambda *a, k=1: 0):
    print(inspect.signature(target))


def one(a, b=2, *, c=3):
    pass


sig = inspect.signature(one)
bound = sig.bind(1, c=5)
print(bound, bound.args, bound.kwargs, bound.arguments)
bound.apply_defaults()
print(bound.arguments)
for args, kwargs in (((), {}), ((1, 2, 3), {}), ((1,), {"a": 1}), ((1,), {"z": 1})):
    try:
        sig.bind(*args, **kwargs)
    except TypeError as error:
        print(error)
print(sig.bind_partial(b=1).arguments)
print(sig == inspect.signature(one), sig.replace(parameters=list(sig.parameters.values())[:1]))
P = inspect.Parameter
made = inspect.Signature([P("x", P.POSITIONAL_ONLY), P("y", P.KEYWORD_ONLY, default=1, annotation=int)],
                         return_annotation=str)
print(made, made.parameters["y"].annotation)
for bad in (lambda: inspect.Signature([P("x", P.KEYWORD_ONLY), P("y", P.POSITIONAL_ONLY)]),
            lambda: P("1x", P.KEYWORD_ONLY), lambda: inspect.Signature([P("x", 1), P("x", 1)]),
            lambda: inspect.signature(5), lambda: P("x", P.VAR_KEYWORD, default=1)):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def wrapper(*args, **kwargs):
    pass


wrapper.__wrapped__ = one
print(inspect.signature(wrapper), inspect.signature(wrapper, follow_wrapped=False), inspect.unwrap(wrapper) is one)
print(inspect.getfullargspec(f))
print(inspect.getcallargs(one, 1, c=2))
