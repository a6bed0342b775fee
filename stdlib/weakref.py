"""Weak references, and containers whose members may die."""

import _weakref
from _weakref import getweakrefcount, getweakrefs, ref

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

ReferenceType = ref


# ---- proxies

def _referent(proxy):
    target = object.__getattribute__(proxy, "_target")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


class _Reference(ref):
    """The reference inside a proxy: its callback is given the proxy."""

    __slots__ = ("proxy", "on_death")

    def __new__(cls, target, proxy, on_death):
        return super().__new__(cls, target, _proxy_died if on_death else None)

    def __init__(self, target, proxy, on_death):
        self.proxy = ref(proxy)
        self.on_death = on_death


def _proxy_died(reference):
    proxy = reference.proxy()
    if proxy is not None:
        reference.on_death(proxy)


class ProxyType:
    __slots__ = ("_target", "__weakref__")

    def __hash__(self):
        raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_target")()
        name = type(target).__name__
        return f"<weakproxy at {id(self):#x}; to {name!r} at {id(target):#x}>"

    def __str__(self):
        return str(_referent(self))

    def __bytes__(self):
        return bytes(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __len__(self):
        return len(_referent(self))

    def __contains__(self, item):
        return item in _referent(self)

    def __getitem__(self, key):
        return _referent(self)[key]

    def __setitem__(self, key, value):
        _referent(self)[key] = value

    def __delitem__(self, key):
        del _referent(self)[key]

    def __iter__(self):
        target = _referent(self)
        if not hasattr(type(target), "__iter__"):
            raise TypeError("Weakref proxy referenced a non-iterable '%s' object" % type(target).__name__)
        return iter(target)

    def __next__(self):
        target = _referent(self)
        if not hasattr(type(target), "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator '%s' object" % type(target).__name__)
        return next(target)

    def __reversed__(self):
        return reversed(_referent(self))

    def __int__(self):
        return int(_referent(self))

    def __float__(self):
        return float(_referent(self))

    def __index__(self):
        return _referent(self).__index__()

    def __neg__(self):
        return -_referent(self)

    def __pos__(self):
        return +_referent(self)

    def __abs__(self):
        return abs(_referent(self))

    def __invert__(self):
        return ~_referent(self)


def _unwrap(value):
    return _referent(value) if type(value) in ProxyTypes else value


def _add_operators():
    def forward(name, operate):
        setattr(ProxyType, f"__{name}__", lambda self, other: operate(_unwrap(self), _unwrap(other)))

    def reflected(name, operate):
        setattr(ProxyType, f"__r{name}__", lambda self, other: operate(_unwrap(other), _unwrap(self)))

    for name, operate in _COMPARISONS.items():
        forward(name, operate)
    for name, operate in _OPERATORS.items():
        forward(name, operate)
        reflected(name, operate)


_COMPARISONS = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "ge": lambda a, b: a >= b,
    "gt": lambda a, b: a > b,
}
_OPERATORS = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "truediv": lambda a, b: a / b,
    "floordiv": lambda a, b: a // b,
    "mod": lambda a, b: a % b,
    "pow": lambda a, b: a**b,
    "lshift": lambda a, b: a << b,
    "rshift": lambda a, b: a >> b,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "matmul": lambda a, b: a @ b,
}


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyType.__name__ = ProxyType.__qualname__ = "ProxyType"
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(target, callback=None, /):
    """A stand-in for the object that does not keep it alive."""
    if "__add__" not in ProxyType.__dict__:
        _add_operators()
    kind = CallableProxyType if callable(target) else ProxyType
    made = kind.__new__(kind)
    reference = _Reference(target, made, callback)
    object.__setattr__(made, "_target", reference)
    return made


# ---- containers

class WeakSet:
    """A set whose members leave it when nobody else refers to them."""

    def __init__(self, data=None):
        self._members = {}
        own = ref(self)

        def remove(member):
            holder = own()
            if holder is not None:
                holder._members.pop(member, None)

        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self._members):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return sum(reference() is not None for reference in self._members)

    def __contains__(self, item):
        try:
            return ref(item) in self._members
        except TypeError:
            return False

    def __repr__(self):
        return repr(set(self._members))

    def __reduce__(self):
        return type(self), (list(self),)

    def add(self, item):
        self._members.setdefault(ref(item, self._remove))

    def clear(self):
        self._members.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                item = self._members.popitem()[0]()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            if item is not None:
                return item

    def remove(self, item):
        del self._members[ref(item)]

    def discard(self, item):
        self._members.pop(ref(item), None)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        return self._of(item for item in self if item not in _as_set(other))

    __sub__ = difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self._of(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self._keep(self.intersection(other))

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference(self, other):
        other = _as_set(other)
        both = [item for item in self if item not in other]
        return self._of(both + [item for item in other if item not in self])

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self._keep(self.symmetric_difference(other))

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self._of([*self, *other])

    __or__ = union

    def issubset(self, other):
        return all(item in other for item in self)

    __le__ = issubset

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def __lt__(self, other):
        return set(self) < set(other)

    def __gt__(self, other):
        return set(self) > set(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def _of(self, items):
        return self.__class__(items)

    def _keep(self, items):
        self._members.clear()
        self.update(items)


def _as_set(items):
    return items if isinstance(items, (set, frozenset, WeakSet)) else set(items)


class _WeakDictionary:
    """What both kinds of dictionary share; `_alive` gives the living keys and values."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        own = ref(self)

        def remove(reference):
            holder = own()
            if holder is not None:
                holder._dropped(reference)

        self._remove = remove
        self.update(other, **kwargs)

    def __iter__(self):
        return (key for key, value in self._alive())

    keys = __iter__

    def values(self):
        return (value for key, value in self._alive())

    def items(self):
        return self._alive()

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def clear(self):
        self.data.clear()

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "items"):
            other = other.items()
        elif hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.__class__(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None


class _KeyedRef(ref):
    __slots__ = ("key",)

    def __new__(cls, value, callback, key):
        return super().__new__(cls, value, callback)

    def __init__(self, value, callback, key):
        self.key = key


KeyedRef = _KeyedRef
_missing = object()


class WeakValueDictionary(_WeakDictionary):
    """A dictionary whose entries go when nobody else refers to their value."""

    def _dropped(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    def _alive(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def pop(self, key, default=_missing):
        reference = self.data.pop(key, None)
        value = reference() if reference is not None else None
        if value is None:
            if default is _missing:
                raise KeyError(key)
            return default
        return value

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_WeakDictionary):
    """A dictionary whose entries go when nobody else refers to their key."""

    def _dropped(self, reference):
        self.data.pop(reference, None)

    def _alive(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def keyrefs(self):
        return list(self.data)


# ---- methods and finalisers

class WeakMethod(ref):
    """A weak reference to a bound method: it lives as long as its object."""

    __slots__ = ("_function", "_alive", "__weakref__")

    def __new__(cls, method, callback=None):
        try:
            target, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None
        own = None

        def died(_):
            self = own()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, target, died)
        self._function = ref(function, died)
        self._alive = True
        own = ref(self)
        return self

    def __call__(self):
        target, function = super().__call__(), self._function()
        if target is None or function is None:
            return None
        return function.__get__(target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class finalize:
    """Calls a function when an object dies, or at the end."""

    __slots__ = ()
    _registry = {}
    _count = 0
    _at_exit = False
    _is_over = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            import atexit

            atexit.register(finalize._exit)
            finalize._at_exit = True
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs
        info.atexit = True
        finalize._count += 1
        info.index = finalize._count
        finalize._registry[self] = info

    def __call__(self, _=None):
        info = finalize._registry.pop(self, None)
        if info is not None and not finalize._is_over:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = finalize._registry.get(self)
        target = info and info.weakref()
        if target is not None and finalize._registry.pop(self, None):
            return target, info.func, info.args, info.kwargs

    def peek(self):
        info = finalize._registry.get(self)
        target = info and info.weakref()
        if target is not None:
            return target, info.func, info.args, info.kwargs

    @property
    def alive(self):
        return self in finalize._registry

    @property
    def atexit(self):
        info = finalize._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = finalize._registry.get(self)
        target = info and info.weakref()
        if target is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(target).__name__!r} at {id(target):#x}>"

    @classmethod
    def _exit(cls):
        while True:
            pending = [(f, i) for f, i in cls._registry.items() if i.atexit]
            if not pending:
                cls._is_over = True
                return
            last = max(pending, key=lambda pair: pair[1].index)[0]
            try:
                last()
            except Exception:
                import sys

                sys.excepthook(*sys.exc_info())
