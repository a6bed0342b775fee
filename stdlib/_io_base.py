"""What all streams have in common."""

from abc import ABCMeta

DEFAULT_BUFFER_SIZE = 128 * 1024


class UnsupportedOperation(OSError, ValueError):
    """A stream cannot do this."""

    __module__ = "io"


def _fill(block, read):
    """Reads as many bytes as a buffer has room for into it; gives their number."""
    with memoryview(block) as view, view.cast("B") as room:
        data = read(len(room))
        if data is None:
            return None
        room[: len(data)] = data
    return len(data)


class _Base:
    """What all streams can do, by way of what each of them can do."""

    __module__ = "_io"
    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, pos, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        self._unsupported("truncate")

    def flush(self):
        self._check_open()

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def __del__(self):
        try:
            closed = self.closed
        except AttributeError:
            return
        if not closed:
            self.close()

    @property
    def closed(self):
        return self._closed

    def _check_open(self, message="I/O operation on closed file."):
        if self.closed:
            raise ValueError(message)

    _checkClosed = _check_open

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def isatty(self):
        self._check_open()
        return False

    def __enter__(self):
        self._check_open("I/O operation on closed file.")
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None):
        if hint is None or hint <= 0:
            return list(self)
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if size > hint:
                break
        return lines

    def writelines(self, lines):
        self._check_open()
        for line in lines:
            self.write(line)


class IOBase(_Base, metaclass=ABCMeta):
    """The root of all streams."""

    __module__ = "io"

    def readline(self, size=-1):
        limit = -1 if size is None else size
        line = bytearray()
        while limit < 0 or len(line) < limit:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if line.endswith(b"\n"):
                break
        return bytes(line)


class RawIOBase(IOBase):
    """Unbuffered bytes; a subclass has `readinto` or `write`."""

    __module__ = "io"

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        block = bytearray(size)
        count = self.readinto(block)
        if count is None:
            return None
        return bytes(block[:count])

    def readall(self):
        parts = bytearray()
        while part := self.read(DEFAULT_BUFFER_SIZE):
            parts += part
        return bytes(parts)

    def readinto(self, block):
        self._unsupported("readinto")

    def write(self, data):
        self._unsupported("write")


class BufferedIOBase(IOBase):
    """Bytes, as many as are asked for."""

    __module__ = "io"

    def read(self, size=-1):
        self._unsupported("read")

    def read1(self, size=-1):
        self._unsupported("read1")

    def write(self, data):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")

    def readinto(self, block):
        return _fill(block, self.read)

    def readinto1(self, block):
        return _fill(block, self.read1)


class TextIOBase(IOBase):
    """Text."""

    __module__ = "io"
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, text):
        self._unsupported("write")

    def readline(self, size=-1):
        self._unsupported("readline")

    def detach(self):
        self._unsupported("detach")
