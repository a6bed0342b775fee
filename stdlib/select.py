"""Waiting for descriptors."""

import _subprocess

error = OSError

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32


def _number(file):
    number = file if isinstance(file, int) else file.fileno()
    if number < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({number})')
    return number


def select(rlist, wlist, xlist, timeout=None, /):
    """Waits until some of the files can be read or written."""
    if timeout is not None and timeout < 0:
        raise ValueError('timeout must be non-negative')
    reading = {_number(file): file for file in rlist}
    writing = {_number(file): file for file in wlist}
    readable, writable = _subprocess.wait(list(reading), list(writing), timeout)
    return ([reading[fd] for fd in readable if fd in reading],
            [writing[fd] for fd in writable if fd in writing], [])


class _Poll:
    """Files that are waited for together."""

    def __init__(self):
        self._events = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT):
        self._events[_number(fd)] = eventmask

    def modify(self, fd, eventmask):
        if _number(fd) not in self._events:
            raise FileNotFoundError(2, 'No such file or directory')
        self._events[_number(fd)] = eventmask

    def unregister(self, fd):
        del self._events[_number(fd)]

    def poll(self, timeout=None):
        """Waits so many milliseconds; gives descriptors and what they are ready for."""
        if timeout is not None:
            timeout = None if timeout < 0 else timeout / 1000
        reading = [fd for fd, mask in self._events.items() if mask & (POLLIN | POLLPRI)]
        writing = [fd for fd, mask in self._events.items() if mask & POLLOUT]
        readable, writable = _subprocess.wait(reading, writing, timeout)
        ready = {}
        for fds, flag in ((readable, POLLIN), (writable, POLLOUT)):
            for fd in fds:
                ready[fd] = ready.get(fd, 0) | flag
        return list(ready.items())


def poll():
    """An object that waits for files."""
    return _Poll()
