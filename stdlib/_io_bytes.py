"""Streams of bytes: files of the system, with a buffer before them or without, and files in memory."""

import _os
from _bytes_io import BytesIO as _BytesIO
from _stream_core import BytesCore, Gate
from _io_base import DEFAULT_BUFFER_SIZE, BufferedIOBase, RawIOBase, UnsupportedOperation, _fill


class FileIO(RawIOBase):
    """A file of the system, unbuffered."""

    __module__ = "_io"
    _fd = -1

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle {type(self).__name__!r} instances")

    def __init__(self, file, mode="r", closefd=True, opener=None):
        kinds = set(mode) - {"b"}
        if len(kinds & set("xrwa")) != 1 or kinds - set("xrwa+"):
            raise ValueError(f"invalid mode: {mode}")
        update = "+" in kinds
        self._reads = "r" in kinds or update
        self._writes = "r" not in kinds or update
        self._appends = "a" in kinds
        self._made = "x" in kinds
        self.name = file
        self.closefd = closefd
        self._gate = Gate()
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
            self._fd = file
            return
        if not closefd:
            raise ValueError("Cannot use closefd=False with file name")
        flags = _os.O_RDWR if update else _os.O_RDONLY if "r" in kinds else _os.O_WRONLY
        if "x" in kinds:
            flags |= _os.O_CREAT | _os.O_EXCL
        elif "w" in kinds:
            flags |= _os.O_CREAT | _os.O_TRUNC
        elif "a" in kinds:
            flags |= _os.O_CREAT | _os.O_APPEND
        flags |= _os.O_CLOEXEC
        self._fd = _os.open(file, flags, 0o666) if opener is None else opener(file, flags)
        if _os._fstat(self._fd)[0] & 0o170000 == 0o040000:
            self.close()
            raise IsADirectoryError(21, "Is a directory", file)
        if self._appends:
            self.seek(0, 2)

    @property
    def mode(self):
        if self._made:
            return "xb+" if self._reads else "xb"
        if self._appends:
            return "ab+" if self._reads else "ab"
        if self._reads:
            return "rb+" if self._writes else "rb"
        return "wb"

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"

    def close(self):
        if not self._closed:
            self._closed = True
            self._gate.shut()
            if self.closefd and self._fd >= 0:
                _os.close(self._fd)

    def flush(self):
        self._check_open("I/O operation on closed file")

    def readable(self):
        self._check_open("I/O operation on closed file")
        return self._reads

    def writable(self):
        self._check_open("I/O operation on closed file")
        return self._writes

    def seekable(self):
        self._check_open("I/O operation on closed file")
        try:
            _os.lseek(self._fd, 0, 1)
        except OSError:
            return False
        return True

    def fileno(self):
        self._check_open("I/O operation on closed file")
        return self._fd

    def isatty(self):
        self._check_open("I/O operation on closed file")
        return _os.isatty(self._fd)

    def seek(self, pos, whence=0):
        self._check_open("I/O operation on closed file")
        return _os.lseek(self._fd, pos, whence)

    def truncate(self, size=None):
        self._check_open("I/O operation on closed file")
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        if size is None:
            size = self.tell()
        _os.ftruncate(self._fd, size)
        return size

    def read(self, size=-1):
        self._check_open("I/O operation on closed file")
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")
        if size is None or size < 0:
            return self.readall()
        return _os.read(self._fd, size)

    def readinto(self, block):
        return _fill(block, self.read)

    def write(self, data):
        self._check_open("I/O operation on closed file")
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        return _os.write(self._fd, data)


class _Buffered(BytesCore, BufferedIOBase):
    """Bytes read ahead and written late, over a raw stream."""

    __module__ = "_io"

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle {type(self).__name__!r} instances")

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw
        self._size = buffer_size
        kind = type(self)
        plain = type(raw) is FileIO and kind in (BufferedReader, BufferedWriter, BufferedRandom)
        self._gate = raw._gate if plain else None
        self._configure(self._gate, buffer_size, kind is BufferedReader, kind is BufferedWriter)

    def __repr__(self):
        name = f" name={self.raw.name!r}" if hasattr(self.raw, "name") else ""
        return f"<_io.{type(self).__name__}{name}>"

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def _check_open(self, message=None):
        if self.raw is None:
            raise ValueError("raw stream has been detached")
        if self.raw.closed:
            raise ValueError(message or "I/O operation on closed file.")

    def close(self):
        if self.raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._drop_ahead()
                self.raw.close()

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        self._gate = None
        self._configure(None, self._size, False, False)
        return raw

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def flush(self):
        self._check_open("flush of closed file")
        data = self._take_late()
        try:
            while data:
                data = data[self._write_raw(data):]
        except BaseException:
            self._keep(data)
            raise

    def _rewind_ahead(self):
        """The position of the raw stream becomes ours."""
        left = self._ahead_size()
        self._drop_ahead()
        if left and self.raw.seekable():
            self.raw.seek(-left, 1)

    def tell(self):
        self._check_open()
        return self.raw.tell() - self._ahead_size() + self._late_size()

    def seek(self, pos, whence=0):
        self._check_open("seek of closed file")
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        if not self.raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        self.flush()
        self._rewind_ahead()
        return self.raw.seek(pos, whence)

    def truncate(self, pos=None):
        self._check_open("truncate of closed file")
        if not self.writable():
            raise UnsupportedOperation("truncate")
        if pos is None:
            pos = self.tell()
        self.flush()
        self._rewind_ahead()
        return self.raw.truncate(pos)

    # ---- reading

    def _check_readable(self, name="read"):
        self._check_open(f"{name} of closed file")
        if not self.raw.readable():
            raise UnsupportedOperation(name if type(self) is BufferedWriter else "not readable")
        self.flush()

    def _fill(self):
        """Reads ahead; gives whether there was anything."""
        more = self.raw.read(self._size)
        if not more:
            return False
        self._add_ahead(more)
        return True

    def _read(self, size=-1):
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._check_readable()
        if size is None or size < 0:
            rest = self._ahead()
            self._drop_ahead()
            return rest + (self.raw.readall() or b"")
        while self._ahead_size() < size and self._fill():
            pass
        return self._take(size)

    def read1(self, size=-1):
        self._check_readable("read1")
        if size is None or size < 0:
            size = self._size
        if not self._ahead_size():
            self._fill()
        return self._take(size)

    def peek(self, size=0):
        self._check_readable("peek")
        if not self._ahead_size():
            self._fill()
        return self._ahead()

    def _readline(self, size=-1):
        if size == 0 and not self.raw.readable():
            return b""
        self._check_readable()
        limit = -1 if size is None else size
        searched = 0
        while True:
            count = self._find_line(searched)
            if count >= 0:
                break
            count = searched = self._ahead_size()
            if 0 <= limit <= count or not self._fill():
                break
        return self._take(count if limit < 0 else min(count, limit))

    def _next(self):
        line = self.readline() if self._gate is None else self._readline()
        if not line:
            raise StopIteration
        return line

    # ---- writing

    def _write(self, data):
        self._check_open("write to closed file")
        if not self.raw.writable():
            raise UnsupportedOperation("write" if type(self) is BufferedReader else "not writable")
        try:
            size = memoryview(data).nbytes
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}") from None
        if self._ahead_size():
            self._rewind_ahead()
        if size < self._size and self._late_size() + size <= self._size:
            self._keep(data)
            return size
        self.flush()
        rest = bytes(data)
        while len(rest) >= self._size:
            rest = rest[self._write_raw(rest):]
        self._keep(rest)
        return size

    def _write_raw(self, data):
        """Writes at once what the raw stream takes; gives how much that is."""
        count = self.raw.write(data)
        if count is None:
            raise BlockingIOError(0, "write could not complete without blocking", 0)
        if not 0 <= count <= len(data):
            raise OSError(f"raw write() returned invalid length {count} "
                          f"(should have been between 0 and {len(data)})")
        return count


class BufferedReader(_Buffered):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        super().__init__(raw, buffer_size)


class BufferedWriter(_Buffered):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        super().__init__(raw, buffer_size)


class BufferedRandom(_Buffered):
    __module__ = "_io"


class BufferedRWPair(BufferedIOBase):
    """A reader and a writer as one stream."""

    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)
        for name in ("read", "read1", "peek", "readinto", "readable", "readline"):
            setattr(self, name, getattr(self.reader, name))
        for name in ("write", "flush", "writable"):
            setattr(self, name, getattr(self.writer, name))

    def close(self):
        self.writer.close()
        self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class BytesIO(_BytesIO, BufferedIOBase):
    """Bytes in memory."""

    __module__ = "_io"
