"""Waiting for several files, each with data of one's own."""

import _subprocess

EVENT_READ = 1
EVENT_WRITE = 2



class SelectorKey(tuple):
    """A file that is waited for: what for, and the data that goes with it."""

    def __new__(cls, fileobj, fd, events, data):
        return super().__new__(cls, (fileobj, fd, events, data))

    fileobj = property(lambda self: self[0])
    fd = property(lambda self: self[1])
    events = property(lambda self: self[2])
    data = property(lambda self: self[3])

    def __repr__(self):
        return (f'SelectorKey(fileobj={self.fileobj!r}, fd={self.fd!r}, '
                f'events={self.events!r}, data={self.data!r})')



def _number(fileobj):
    if isinstance(fileobj, int):
        number = fileobj
    else:
        try:
            number = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if number < 0:
        raise ValueError(f'Invalid file descriptor: {number}')
    return number


class BaseSelector:
    """What every selector can do."""

    def __init__(self):
        self._keys = {}

    def _find(self, fileobj):
        try:
            return _number(fileobj)
        except ValueError:
            for key in self._keys.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f'Invalid events: {events!r}')
        key = SelectorKey(fileobj, self._find(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._keys.pop(self._find(fileobj))
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def select(self, timeout=None):
        if timeout is not None:
            timeout = max(0, timeout)
        reading = [fd for fd, key in self._keys.items() if key.events & EVENT_READ]
        writing = [fd for fd, key in self._keys.items() if key.events & EVENT_WRITE]
        readable, writable = _subprocess.wait(reading, writing, timeout)
        events = {}
        for fds, event in ((readable, EVENT_READ), (writable, EVENT_WRITE)):
            for fd in fds:
                events[fd] = events.get(fd, 0) | event
        return [(self._keys[fd], mask) for fd, mask in events.items()]

    def close(self):
        self._keys.clear()

    def get_key(self, fileobj):
        try:
            return self._keys[self._find(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    def get_map(self):
        return {key.fileobj: key for key in self._keys.values()}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class SelectSelector(BaseSelector):
    pass


class PollSelector(BaseSelector):
    pass


class EpollSelector(BaseSelector):
    pass


DefaultSelector = EpollSelector
