"""An executor whose functions run on threads."""

import os
import threading

from concurrent.futures import _base

_executors = []
_is_over = False


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker could not be made ready."""


def _at_exit():
    global _is_over
    _is_over = True
    for executor in list(_executors):
        executor.shutdown(wait=True)


threading._register_atexit(_at_exit)


class ThreadPoolExecutor(_base.Executor):
    """Runs functions on so many threads."""

    _numbers = 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{ThreadPoolExecutor._numbers}"
            ThreadPoolExecutor._numbers += 1
        self._max_workers = max_workers
        self._prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._threads = []
        self._work = []
        self._news = threading.Condition(threading.Lock())
        self._idle = 0
        self._shutdown = False
        self._broken = False

    def submit(self, fn, /, *args, **kwargs):
        with self._news:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _is_over:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work.append((future, fn, args, kwargs))
            if self._idle >= len(self._work):
                self._news.notify()
                return future
            if len(self._threads) >= self._max_workers:
                return future
            name = f"{self._prefix}_{len(self._threads)}"
            thread = threading.Thread(name=name, target=self._serve, daemon=True)
            self._threads.append(thread)
            if len(self._threads) == 1:
                _executors.append(self)
        thread.start()
        return future

    def _serve(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException as error:
                threading._thread._report("initializer of a thread pool", error)
                self._fail()
                return
        while True:
            with self._news:
                while not self._work:
                    if self._shutdown:
                        self._news.notify_all()
                        return
                    self._idle += 1
                    self._news.wait()
                    self._idle -= 1
                future, fn, args, kwargs = self._work.pop(0)
            self._run(future, fn, args, kwargs)
            del future, fn, args, kwargs

    def _run(self, future, fn, args, kwargs):
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _fail(self):
        with self._news:
            self._broken = (
                "A thread initializer failed, the thread pool is not usable anymore"
            )
            work, self._work = self._work, []
        for future, *_ in work:
            future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._news:
            self._shutdown = True
            dropped = []
            if cancel_futures:
                dropped, self._work = self._work, []
            self._news.notify_all()
        for future, *_ in dropped:
            future.cancel()
        if wait:
            for thread in self._threads:
                thread.join()
            if self in _executors:
                _executors.remove(self)
