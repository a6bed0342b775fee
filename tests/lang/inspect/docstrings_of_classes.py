# Built-in classes say what they are; classes that derive from them say nothing unless they do.
import builtins
import collections
import inspect

silent = [name for name, kind in vars(builtins).items() if isinstance(kind, type) and name[0] != "_" and not kind.__doc__
          and kind.__module__ == "builtins" and name != "ExceptionGroup"]
print(silent)


class Number(int):
    pass


class Failure(Exception):
    pass


print(Number.__doc__, Number().__doc__, Failure.__doc__, Failure().__doc__, type((5).__doc__), bool(ValueError().__doc__))
print(bool(inspect.getdoc(Number)), inspect.getdoc(Failure()) is None)
print(collections.namedtuple("One", "a").__doc__, collections.namedtuple("Two", "a b").__doc__)
for function in (str.upper, "a".upper, len, dict.fromkeys, object.__init__, [].append, "".__str__):
    print(hasattr(function, "__self__"), hasattr(function, "__objclass__"))
