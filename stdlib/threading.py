"""Threads, and what they use to get along with each other."""

import _thread
from _thread import TIMEOUT_MAX, allocate_lock, get_ident, get_native_id
from time import monotonic as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
    "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier",
    "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace", "local", "stack_size",
    "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "get_native_id",
]

ThreadError = RuntimeError
Lock = _thread.lock
stack_size = _thread.stack_size

_active = {}
_counter = 0
_dummies = 0
_at_exit = []


class RLock:
    """A lock that its owner can take again."""

    __module__ = "_thread"

    def __init__(self):
        self._block = allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        owner = self._owner or 0
        return f"<{state} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>"

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        taken = self._block.acquire(blocking, timeout)
        if taken:
            self._owner = me
            self._count = 1
        return taken

    __enter__ = acquire

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, *exc):
        self.release()

    def locked(self):
        return self._count > 0

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._count, self._owner
        self._count = 0
        self._owner = None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state


_RLock = RLock


class Condition:
    """Threads wait until another one says that something has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        for name in ("_release_save", "_acquire_restore", "_is_owned", "locked"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        woken = False
        try:
            if timeout is None:
                waiter.acquire()
                woken = True
            elif timeout > 0:
                woken = waiter.acquire(True, timeout)
            else:
                woken = waiter.acquire(False)
            return woken
        finally:
            self._acquire_restore(state)
            if not woken and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _time() + left
                else:
                    left = end - _time()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while self._waiters and n > 0:
            self._waiters.pop(0).release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        import warnings

        warnings.warn("notifyAll() is deprecated, use notify_all() instead", DeprecationWarning, 2)
        self.notify_all()


class Semaphore:
    """So many threads may pass."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is not released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (
            f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
            f"value={self._value}/{self._initial_value}>"
        )

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        return self._flag

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                return self._cond.wait(timeout) or self._flag
            return True


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """So many threads wait for each other."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0  # 0 filling, 1 draining, -1 resetting, -2 broken
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        name = f"{cls.__module__}.{cls.__qualname__} at {id(self):#x}"
        if self.broken:
            return f"<{name}: broken>"
        return f"<{name}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
        except:
            self._break()
            raise
        self._state = 1
        self._cond.notify_all()

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


class local:
    """Attributes that each thread has values of its own for."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local__args", (args, kwargs))
        object.__setattr__(self, "_local__dicts", {get_ident(): {}})
        return self

    def _local__dict(self):
        get = object.__getattribute__
        dicts = get(self, "_local__dicts")
        me = get_ident()
        if me not in dicts:
            dicts[me] = {}
            args, kwargs = get(self, "_local__args")
            type(self).__init__(self, *args, **kwargs)
        return dicts[me]

    def __getattribute__(self, name):
        own = local._local__dict(self)
        if name == "__dict__":
            return own
        if name in own:
            return own[name]
        if name.startswith("_local__"):
            raise AttributeError(name)
        try:
            return object.__getattribute__(self, name)
        except AttributeError as error:
            if type(self) is not local or error.obj is not self:
                raise
        raise AttributeError(f"'_thread._local' object has no attribute {name!r}", name=name, obj=self)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        kept = getattr(type(self), name, None)
        if hasattr(type(kept), "__set__"):
            object.__setattr__(self, name, value)
        else:
            local._local__dict(self)[name] = value

    def __delattr__(self, name):
        own = local._local__dict(self)
        if name not in own:
            kind = "_thread._local" if type(self) is local else type(self).__name__
            raise AttributeError(f"{kind!r} object has no attribute {name!r}", name=name, obj=self)
        del own[name]


class ExceptHookArgs(tuple):
    """What `excepthook` is told about an exception that ended a thread."""

    def __new__(cls, args):
        return tuple.__new__(cls, args)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Says on standard error which exception ended a thread."""
    if args.exc_type is SystemExit:
        return
    thread = args.thread
    _thread._report(thread.name if thread is not None else str(get_ident()), args.exc_value)


__excepthook__ = excepthook


def _new_name(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    """A function that runs beside the others."""

    _is_dummy = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None,
                 context=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _new_name("Thread-%d")
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._context = context
        self._ident = None
        self._started = False
        self._over = allocate_lock()
        self._is_over = False
        self._initialized = True

    def _check_initialized(self, what):
        if "_initialized" not in self.__dict__:
            raise RuntimeError(what)

    def __repr__(self):
        self._check_initialized("Thread.__init__() was not called")
        status = "initial"
        if self._started:
            status = "stopped" if self._is_over else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        self._check_initialized("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        if self._context is None:
            import contextvars

            self._context = contextvars.Context()
        self._started = True
        self._over.acquire()
        _thread._start(self._bootstrap, self._name, self._daemonic)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        _active[self._ident] = self
        try:
            self._context.run(self.run)
        except BaseException as error:
            self._tell(error)
        finally:
            self._is_over = True
            del _active[self._ident]
            self._over.release()

    def _tell(self, error):
        args = ExceptHookArgs((type(error), error, error.__traceback__, self))
        try:
            excepthook(args)
        except BaseException as worse:
            _thread._report(f"{self._name} (in threading.excepthook)", worse)

    def join(self, timeout=None):
        self._check_initialized("Thread.__init__() not called")
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._is_dummy or self._is_over:
            return
        if timeout is None:
            self._over.acquire()
        elif not self._over.acquire(True, max(timeout, 0)):
            return
        self._over.release()

    @property
    def name(self):
        self._check_initialized("Thread.__init__() not called")
        return self._name

    @name.setter
    def name(self, name):
        self._check_initialized("Thread.__init__() not called")
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._ident

    def is_alive(self):
        return self._started and not self._is_over

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class Timer(Thread):
    """Calls a function after so many seconds, unless it is cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._become("MainThread", _thread._main_ident(), False)

    def _become(self, name, ident, daemonic):
        self._target = None
        self._args = ()
        self._kwargs = {}
        self._name = name
        self._daemonic = daemonic
        self._context = None
        self._ident = ident
        self._started = True
        self._over = allocate_lock()
        self._over.acquire()
        self._is_over = False
        self._initialized = True
        _active[ident] = self


class _DummyThread(_MainThread):
    """A thread that was not started here."""

    _is_dummy = True

    def __init__(self):
        global _dummies
        name = _thread._name()
        if name is None:
            _dummies += 1
            name = f"Dummy-{_dummies}"
        self._become(name, get_ident(), True)


_main_thread = _MainThread()


def current_thread():
    """The thread that runs this."""
    thread = _active.get(get_ident())
    if thread is None or thread._is_dummy and thread._name != (_thread._name() or thread._name):
        return _DummyThread()
    return thread


def currentThread():
    return current_thread()


def main_thread():
    """The thread that the interpreter was started with."""
    return _main_thread


def active_count():
    """How many threads have not ended."""
    return len(_active)


activeCount = active_count


def enumerate():
    """The threads that have not ended."""
    return list(_active.values())


_profile = _trace = None


def settrace(func):
    global _trace
    _trace = func


def gettrace():
    return _trace


def setprofile(func):
    global _profile
    _profile = func


def getprofile():
    return _profile


def _register_atexit(func, *args, **kwargs):
    """Calls a function when the main thread is done, before the other threads are waited for."""
    _at_exit.append(lambda: func(*args, **kwargs))


def _shutdown():
    """The main thread is done; the interpreter calls this before it waits for the others."""
    while _at_exit:
        _at_exit.pop()()
