"""Abstract base classes."""

from _abc import ABCMeta, get_cache_token
from _abc import update_abstractmethods as _update


def abstractmethod(funcobj):
    """Marks a method that concrete classes must replace."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: use classmethod and abstractmethod together."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: use staticmethod and abstractmethod together."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: use property and abstractmethod together."""

    __isabstractmethod__ = True


def update_abstractmethods(cls):
    """Looks again for the abstract methods of a class that was changed after it was made."""
    return _update(cls)


class ABC(metaclass=ABCMeta):
    """A base whose metaclass is ABCMeta."""

    __slots__ = ()
