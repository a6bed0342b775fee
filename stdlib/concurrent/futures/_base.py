"""Futures of functions that run on threads."""

import threading
import time

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_WORDS = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}


class Error(Exception):
    """What the errors here have in common."""


class CancelledError(Error):
    """The Future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """The executor cannot run anything any more."""


TimeoutError = TimeoutError


class Future:
    """The result of a function, which comes later."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        name = f"<{self.__class__.__name__} at {id(self):#x} state={_WORDS[self._state]}"
        if self._state != FINISHED:
            return name + ">"
        if self._exception:
            return f"{name} raised {self._exception.__class__.__name__}>"
        return f"{name} returned {self._result.__class__.__name__}>"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _DONE:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state in _DONE

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _invoke_callbacks(self):
        for fn in self._done_callbacks:
            self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception as error:
            threading._thread._report(f"callback for {self!r}", error)

    def _outcome(self):
        if self.cancelled():
            raise CancelledError
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def _wait(self, timeout):
        with self._condition:
            if self._state not in _DONE:
                self._condition.wait(timeout)
            if self._state not in _DONE:
                raise TimeoutError

    def result(self, timeout=None):
        self._wait(timeout)
        try:
            return self._outcome()
        finally:
            self = None

    def exception(self, timeout=None):
        self._wait(timeout)
        if self.cancelled():
            raise CancelledError
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class _Waiter:
    """Is told of futures that are done."""

    def __init__(self, futures, return_when):
        self.news = threading.Condition()
        self.finished = []
        self.return_when = return_when
        self.futures = futures
        self.left = 0
        for future in futures:
            with future._condition:
                if future._state in (CANCELLED_AND_NOTIFIED, FINISHED):
                    self.finished.append(future)
                else:
                    self.left += 1
                    future._waiters.append(self)

    def add(self, future):
        with self.news:
            self.finished.append(future)
            self.left -= 1
            self.news.notify_all()

    def is_over(self):
        if not self.left:
            return True
        if self.return_when == FIRST_COMPLETED:
            return bool(self.finished)
        if self.return_when == FIRST_EXCEPTION:
            return any(not f.cancelled() and f._exception is not None for f in self.finished)
        return False

    def leave(self):
        for future in self.futures:
            with future._condition:
                if self in future._waiters:
                    future._waiters.remove(self)


class DoneAndNotDoneFutures(tuple):
    """What `wait` gives."""

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures; gives those that are done and the others."""
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    fs = set(fs)
    waiter = _Waiter(fs, return_when)
    with waiter.news:
        waiter.news.wait_for(waiter.is_over, timeout)
    waiter.leave()
    done = set(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """Gives the futures as they come to an end."""
    end = None if timeout is None else time.monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    waiter = _Waiter(fs, FIRST_COMPLETED)
    given = 0
    try:
        while given < total:
            left = None
            if end is not None:
                left = max(end - time.monotonic(), 0)
            with waiter.news:
                if not waiter.news.wait_for(lambda: len(waiter.finished) > given, left):
                    raise TimeoutError(f"{total - given} (of {total}) futures unfinished")
            while given < len(waiter.finished):
                given += 1
                yield waiter.finished[given - 1]
    finally:
        waiter.leave()


class Executor:
    """Runs functions."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else time.monotonic() + timeout
        calls = zip(*iterables)
        futures = []
        for args in calls:
            futures.append(self.submit(fn, *args))
            if buffersize is not None and len(futures) == buffersize:
                break
        return self._results(fn, futures, calls if buffersize is not None else (), end)

    def _results(self, fn, futures, calls, end):
        calls = iter(calls)
        try:
            futures.reverse()
            while futures:
                for args in calls:
                    futures.insert(0, self.submit(fn, *args))
                    break
                future = futures.pop()
                try:
                    if end is None:
                        yield future.result()
                    else:
                        yield future.result(end - time.monotonic())
                finally:
                    future.cancel()
                    del future
        finally:
            for future in futures:
                future.cancel()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
