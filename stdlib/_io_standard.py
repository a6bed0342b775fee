"""The standard streams as streams of bytes: `sys.stdin.buffer`, `sys.stdout.buffer`, `sys.stderr.buffer`.

What is written here and what is printed end up in the same place, in the order that CPython has.
"""

import _os
from io import BufferedReader, BufferedWriter, FileIO


class _Writer(BufferedWriter):
    def write(self, data):
        self._check_open("write to closed file")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return _os.write_standard(data)

    def flush(self):
        self._check_open("flush of closed file")
        _os.flush_standard()


class _Reader(BufferedReader):
    def _take_in(self, size, line=False):
        self._check_open()
        found = self._peeked
        if line and b"\n" in found:
            size = min(size if size >= 0 else len(found), found.index(b"\n") + 1)
        if 0 <= size <= len(found):
            self._peeked = found[size:]
            return found[:size]
        self._peeked = b""
        return found + _os.read_standard(size - len(found) if size >= 0 else -1, line)

    _peeked = b""

    def read(self, size=-1):
        return self._take_in(-1 if size is None else size)

    def readline(self, size=-1):
        return self._take_in(-1 if size is None else size, True)

    def read1(self, size=-1):
        return self._peeked and self._take_in(len(self._peeked)) or self._take_in(size, True)

    def peek(self, size=0):
        self._peeked = self._peeked or _os.read_standard(-1, True)
        return self._peeked


_Writer.__module__ = _Reader.__module__ = "_io"
_Writer.__name__ = _Writer.__qualname__ = "BufferedWriter"
_Reader.__name__ = _Reader.__qualname__ = "BufferedReader"


def buffer_of(descriptor, name):
    """The stream of bytes behind one of the three."""
    raw = FileIO(descriptor, "r" if descriptor == 0 else "w", closefd=False)
    raw.name = name
    kind = (_Reader, _Writer, BufferedWriter)[descriptor]
    return kind(raw)
