"""What helps with `with`: managers made of generators, stacks of managers, and small ones."""

import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
    "redirect_stderr", "suppress", "aclosing", "AsyncContextDecorator", "chdir",
]

GenericAlias = type(list[int])


def _generator():
    yield


async def _async_generator():
    yield


_GeneratorType, _AsyncGeneratorType = type(_generator()), type(_async_generator())


def _has_methods(cls, names):
    """Whether a class has all of these methods, and has not set one to None."""
    for name in names:
        found = next((base.__dict__[name] for base in cls.__mro__ if name in base.__dict__), None)
        if found is None:
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    """What `with` works with."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractContextManager:
            return _has_methods(other, ["__enter__", "__exit__"])
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    """What `async with` works with."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            return _has_methods(other, ["__aenter__", "__aexit__"])
        return NotImplemented


class ContextDecorator:
    """Lets a context manager be a decorator of functions too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    """Lets an async context manager be a decorator of async functions too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _GeneratorManager:
    """A manager that runs a generator function: up to `yield` on entry, from there on exit."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def _is_same(self, raised, value, wrapper):
        """Whether the generator let the exception of the block through."""
        if raised is value:
            return True
        # An exception of this class is replaced on its way out of a generator.
        return isinstance(value, wrapper) and isinstance(raised, RuntimeError) and raised.__cause__ is value


class _GeneratorContextManager(_GeneratorManager, AbstractContextManager, ContextDecorator):
    """The manager that `@contextmanager` makes."""

    def __enter__(self):
        del self.args, self.kwds, self.func
        if type(self.gen) is _GeneratorType:
            # A loop steps it in place.
            for value in self.gen:
                return value
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            if type(self.gen) is _GeneratorType:
                for _ in self.gen:
                    break
                else:
                    return False
            else:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as raised:
            return raised is not value
        except BaseException as raised:
            if not self._is_same(raised, value, StopIteration):
                raise
            value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorManager, AbstractAsyncContextManager, AsyncContextDecorator):
    """The manager that `@asynccontextmanager` makes."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        if type(self.gen) is _AsyncGeneratorType:
            async for value in self.gen:
                return value
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            if type(self.gen) is _AsyncGeneratorType:
                async for _ in self.gen:
                    break
                else:
                    return False
            else:
                try:
                    await anext(self.gen)
                except StopAsyncIteration:
                    return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as raised:
            return raised is not value
        except BaseException as raised:
            if not self._is_same(raised, value, (StopIteration, StopAsyncIteration)):
                raise
            value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """A decorator: a generator function with one `yield` becomes a maker of context managers."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """A decorator: an async generator function with one `yield` becomes a maker of managers."""

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Closes an async generator or the like at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed to another file."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what is written to standard error to another file."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Swallows exceptions of some classes."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing: for where a manager is optional."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Works in another folder for the time of the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old_cwd.pop())


# ---- stacks ----


class _BaseExitStack:
    """Callbacks that are run in reverse order, each told of the exception there is."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Moves the callbacks to a new stack."""
        stack = type(self)()
        stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return stack

    def push(self, exit):
        """Registers something with `__exit__`, or a function like it."""
        method = getattr(type(exit), "__exit__", None)
        self._push(exit if method is None else _bound(method, exit))
        return exit

    def enter_context(self, cm):
        """Enters a manager, which is left with the stack."""
        cls = type(cm)
        enter, exit = _methods(cls, "__enter__", "__exit__", "context manager")
        result = enter(cm)
        self._push(_bound(exit, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Registers a function that is called with these arguments."""

        def run(exc_type, exc, tb):
            callback(*args, **kwds)

        run.__wrapped__ = callback
        self._push(run)
        return callback

    def _push(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))


def _methods(cls, enter, exit, what):
    """The methods to enter and leave with."""
    try:
        return getattr(cls, enter), getattr(cls, exit)
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {what} protocol") from None


def _bound(method, cm):
    """A method with what it is called on."""
    return _MethodType(method, cm)


_MethodType = type(_BaseExitStack().push)


def _chain(new, frame_exc, old):
    """Makes what was being handled the context of a new exception, at the end of its own chain."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is frame_exc:
            break
        new = context
    new.__context__ = old


def _reraise(exc):
    """Raises what is left over, with the context that it has."""
    context = exc.__context__
    try:
        raise exc
    except BaseException:
        exc.__context__ = context
        raise


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A stack of context managers and callbacks, left in reverse order."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received, frame_exc = exc is not None, sys.exception()
        suppressed = pending = False
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                if callback(*_details(exc)):
                    suppressed, pending, exc = True, False, None
            except BaseException as new:
                _chain(new, frame_exc, exc)
                pending, exc = True, new
        if pending:
            _reraise(exc)
        return received and suppressed

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """A stack of managers and callbacks, async or not, left in reverse order."""

    async def enter_async_context(self, cm):
        """Enters an async manager, which is left with the stack."""
        cls = type(cm)
        enter, exit = _methods(cls, "__aenter__", "__aexit__", "asynchronous context manager")
        result = await enter(cm)
        self._push(_bound(exit, cm), False)
        return result

    def push_async_exit(self, exit):
        """Registers something with `__aexit__`, or an async function like it."""
        method = getattr(type(exit), "__aexit__", None)
        self._push(exit if method is None else _bound(method, exit), False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Registers an async function that is called with these arguments."""

        async def run(exc_type, exc, tb):
            await callback(*args, **kwds)

        run.__wrapped__ = callback
        self._push(run, False)
        return callback

    async def aclose(self):
        """Leaves everything now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received, frame_exc = exc is not None, sys.exception()
        suppressed = pending = False
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                result = callback(*_details(exc))
                if result if is_sync else await result:
                    suppressed, pending, exc = True, False, None
            except BaseException as new:
                _chain(new, frame_exc, exc)
                pending, exc = True, new
        if pending:
            _reraise(exc)
        return received and suppressed


def _details(exc):
    """What `__exit__` is given."""
    return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
