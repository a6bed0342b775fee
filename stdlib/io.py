"""Streams of text and bytes: files, and files in memory."""

import _os

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
    "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase",
    "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
    "IncrementalNewlineDecoder", "text_encoding",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 128 * 1024
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    """A stream cannot do this."""


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Opens a file as a stream of text or bytes."""
    if not isinstance(file, int):
        file = _os_fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(buffering, int):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    kinds = set(mode)
    if kinds - set("axrwb+t") or len(mode) > len(kinds):
        raise ValueError(f"invalid mode: {mode!r}")
    binary, text, update = "b" in kinds, "t" in kinds, "+" in kinds
    if binary and text:
        raise ValueError("can't have text and binary mode at once")
    if len(kinds & set("xrwa")) != 1:
        raise ValueError(
            "must have exactly one of create/read/write/append mode" if kinds & set("xrwa")
            else "Must have exactly one of create/read/write/append mode and at most one plus"
        )
    for name, value in (("an encoding", encoding), ("an errors", errors), ("a newline", newline)):
        if binary and value is not None:
            raise ValueError(f"binary mode doesn't take {name} argument")
    for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if value is not None and not isinstance(value, str):
            kind = type(value).__name__
            raise TypeError(f"open() argument '{name}' must be str or None, not {kind}")
    raw = FileIO(file, "".join(c for c in "xrwa" if c in kinds) + ("+" if update else ""), closefd, opener)
    made = raw
    try:
        line_buffering = buffering == 1 and not binary
        if buffering == 0:
            if binary:
                return raw
            raise ValueError("can't have unbuffered text I/O")
        if buffering < -1:
            raise ValueError("invalid buffering size")
        size = DEFAULT_BUFFER_SIZE if buffering in (-1, 1) else buffering
        kind = BufferedRandom if update else BufferedReader if "r" in kinds else BufferedWriter
        made = kind(raw, size)
        if binary:
            return made
        made = TextIOWrapper(made, encoding, errors, newline, line_buffering)
        made.mode = mode
        return made
    except BaseException:
        made.close()
        raise


def open_code(path):
    """Opens a file with code, to be read as bytes."""
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2):
    """The encoding, or what stands for the usual one."""
    return "utf-8" if encoding is None else encoding


def _os_fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


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
            if size >= hint:
                break
        return lines

    def writelines(self, lines):
        self._check_open()
        for line in lines:
            self.write(line)


class IOBase(_Base):
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


# ---- files

class FileIO(RawIOBase):
    """A file of the system, unbuffered."""

    __module__ = "_io"
    _fd = -1

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


class _Buffered(BufferedIOBase):
    """Bytes read ahead and written late, over a raw stream."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw
        self._size = buffer_size
        self._ahead = b""
        self._at = 0
        self._late = bytearray()

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
                self.raw.close()

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
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
        if self._late:
            data, self._late = bytes(self._late), bytearray()
            while data:
                data = data[self.raw.write(data):]

    def _drop_ahead(self):
        """The position of the raw stream becomes ours."""
        left = len(self._ahead) - self._at
        self._ahead, self._at = b"", 0
        if left and self.raw.seekable():
            self.raw.seek(-left, 1)

    def tell(self):
        self._check_open()
        return self.raw.tell() - (len(self._ahead) - self._at) + len(self._late)

    def seek(self, pos, whence=0):
        self._check_open("seek of closed file")
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        if not self.raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        self.flush()
        self._drop_ahead()
        return self.raw.seek(pos, whence)

    def truncate(self, pos=None):
        self._check_open("truncate of closed file")
        if not self.writable():
            raise UnsupportedOperation("truncate")
        if pos is None:
            pos = self.tell()
        self.flush()
        self._drop_ahead()
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
        self._ahead = self._ahead[self._at:] + more
        self._at = 0
        return True

    def _take(self, count):
        data = self._ahead[self._at : self._at + count]
        self._at += len(data)
        return data

    def read(self, size=-1):
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._check_readable()
        if size is None or size < 0:
            rest, self._ahead, self._at = self._ahead[self._at:], b"", 0
            return rest + (self.raw.readall() or b"")
        while len(self._ahead) - self._at < size and self._fill():
            pass
        return self._take(size)

    def read1(self, size=-1):
        self._check_readable()
        if size is None or size < 0:
            size = self._size
        if len(self._ahead) == self._at:
            self._fill()
        return self._take(size)

    def peek(self, size=0):
        self._check_readable("peek")
        if len(self._ahead) == self._at:
            self._fill()
        return self._ahead[self._at:]

    def readline(self, size=-1):
        self._check_readable("readline")
        limit = -1 if size is None else size
        searched = self._at
        while True:
            end = self._ahead.find(b"\n", searched)
            if end >= 0:
                count = end + 1 - self._at
                break
            count = len(self._ahead) - self._at
            if 0 <= limit <= count or not self._fill():
                break
            searched = self._at + count
        return self._take(count if limit < 0 else min(count, limit))

    # ---- writing

    def write(self, data):
        self._check_open("write to closed file")
        if not self.raw.writable():
            raise UnsupportedOperation("write" if type(self) is BufferedReader else "not writable")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if len(self._ahead) != self._at:
            self._drop_ahead()
        self._late += data
        if len(self._late) >= self._size:
            self.flush()
        return len(data)


class BufferedReader(_Buffered):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise OSError("File or stream is not readable.")
        super().__init__(raw, buffer_size)


class BufferedWriter(_Buffered):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise OSError("File or stream is not writable.")
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


class BytesIO(BufferedIOBase):
    """Bytes in memory."""

    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._data = bytearray(initial_bytes or b"")
        self._pos = 0

    def _check_open(self, message="I/O operation on closed file."):
        if self._closed:
            raise ValueError(message)

    def flush(self):
        self._check_open()

    def close(self):
        self._closed = True
        self._data = bytearray()

    def getvalue(self):
        self._check_open()
        return bytes(self._data)

    def getbuffer(self):
        self._check_open()
        return memoryview(self._data)

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def read(self, size=-1):
        self._check_open()
        end = len(self._data) if size is None or size < 0 else self._pos + size
        data = bytes(self._data[self._pos : end])
        self._pos += len(data)
        return data

    read1 = read

    def readline(self, size=-1):
        self._check_open()
        end = self._data.find(b"\n", self._pos) + 1
        if end == 0:
            end = len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        data = bytes(self._data[self._pos : end])
        self._pos += len(data)
        return data

    def write(self, data):
        self._check_open()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        size = len(data)
        if size == 0:
            return 0
        if self._pos > len(self._data):
            self._data += bytes(self._pos - len(self._data))
        self._data[self._pos : self._pos + size] = data
        self._pos += size
        return size

    def seek(self, pos, whence=0):
        self._check_open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._pos = pos
        elif whence in (1, 2):
            self._pos = max(0, (self._pos if whence == 1 else len(self._data)) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._pos

    def tell(self):
        self._check_open()
        return self._pos

    def truncate(self, size=None):
        self._check_open()
        if size is None:
            size = self._pos
        elif size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size


# ---- text

def _check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f"illegal newline type: {type(newline)!r}")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")


def _line_end(text, start, newline, at_end):
    """Where the line that begins at `start` ends; -1 if more text is needed to know."""
    if newline is None or newline == "\n":
        return text.find("\n", start) + 1 or -1
    if newline != "":
        end = text.find(newline, start)
        return end + len(newline) if end >= 0 else -1
    feed, carriage = text.find("\n", start), text.find("\r", start)
    if carriage < 0 or 0 <= feed < carriage:
        return feed + 1 or -1
    if feed == carriage + 1:
        return feed + 1
    if carriage + 1 == len(text) and not at_end:
        return -1
    return carriage + 1


class StringIO(TextIOBase):
    """Text in memory."""

    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        _check_newline(newline)
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._text = ""
        self._parts = []
        self._pos = 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _check_open(self, message="I/O operation on closed file"):
        if self._closed:
            raise ValueError(message)

    def flush(self):
        self._check_open()

    def close(self):
        self._closed = True
        self._text, self._parts = "", []

    def _whole(self):
        if self._parts:
            self._text += "".join(self._parts)
            self._parts = []
        return self._text

    def getvalue(self):
        self._check_open()
        return self._whole()

    @property
    def line_buffering(self):
        self._check_open()
        return False

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def write(self, text):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        size = len(text)
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        if not text:
            return size
        if self._pos < 0:
            self._parts.append(text)
            return size
        whole = self._whole()
        if self._pos >= len(whole):
            self._text = whole + "\0" * (self._pos - len(whole))
            self._parts.append(text)
            self._pos = -1
        else:
            self._text = whole[: self._pos] + text + whole[self._pos + len(text):]
            self._pos += len(text)
        return size

    def _position(self):
        """Where we are; -1 stands for the end while it is written to."""
        if self._pos < 0:
            self._pos = len(self._whole())
        return self._pos

    def read(self, size=-1):
        self._check_open()
        start, whole = self._position(), self._whole()
        end = len(whole) if size is None or size < 0 else start + size
        text = whole[start:end]
        self._pos = start + len(text)
        return text

    def readline(self, size=-1):
        self._check_open()
        start, whole = self._position(), self._whole()
        end = _line_end(whole, start, self._newline, True)
        if end < 0:
            end = len(whole)
        if size is not None and size >= 0:
            end = min(end, start + size)
        text = whole[start:end]
        self._pos = start + len(text)
        return text

    def tell(self):
        self._check_open()
        return self._position()

    def seek(self, pos, whence=0):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 0:
            self._pos = pos
        elif whence == 2:
            self._pos = len(self._whole())
        return self._position()

    def truncate(self, size=None):
        self._check_open()
        if size is None:
            size = self._position()
        elif size < 0:
            raise ValueError(f"Negative size value {size}")
        self._position()
        self._text = self._whole()[:size]
        return size


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    __module__ = "_io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        _check_newline(newline)
        self.buffer = buffer
        if encoding is None or encoding == "locale":
            encoding = "utf-8"
        "".encode(encoding)
        self.encoding = "UTF-8" if encoding == "locale" else encoding
        self.errors = errors or "strict"
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf16", "utf-32", "utf32"))
        self._signed = encoding.lower().replace("_", "-") in ("utf-8-sig", "utf-16", "utf-32")
        self._text = ""       # decoded and not read from `_at` on
        self._at = 0
        self._tail = b""      # read and not decoded
        self._ended = False
        self._iterating = False
        self._late = []
        self._seen = set()
        self._mode = None

    def __repr__(self):
        parts = ["<_io.TextIOWrapper"]
        if (name := getattr(self.buffer, "name", None)) is not None:
            parts.append(f"name={name!r}")
        if self._mode is not None:
            parts.append(f"mode={self._mode!r}")
        return " ".join(parts) + f" encoding={self.encoding!r}>"

    @property
    def mode(self):
        if self._mode is None:
            raise AttributeError("'_io.TextIOWrapper' object has no attribute 'mode'")
        return self._mode

    @mode.setter
    def mode(self, mode):
        self._mode = mode

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def newlines(self):
        kinds = [kind for kind in ("\r", "\n", "\r\n") if kind in self._seen]
        return None if not kinds else kinds[0] if len(kinds) == 1 else tuple(kinds)

    def _check_open(self, message="I/O operation on closed file."):
        if self.buffer is None:
            raise ValueError("underlying buffer has been detached")
        if self.buffer.closed:
            raise ValueError(message)

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            "".encode(encoding)
            self.encoding = encoding
            self.errors = errors or "strict"
        elif errors is not None:
            self.errors = errors
        if newline is not ...:
            _check_newline(newline)
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if write_through is not None:
            self.write_through = write_through

    def close(self):
        if self.buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()

    def detach(self):
        self._check_open()
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    # ---- writing

    def write(self, text):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        size = len(text)
        has_line = self.line_buffering and ("\n" in text or "\r" in text)
        if self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        encoding = self.encoding
        if self._signed and (self._late or self.buffer.seekable() and self.buffer.tell()):
            encoding = {"utf-8-sig": "utf-8"}.get(encoding.lower().replace("_", "-"), encoding + "-le")
        data = text.encode(encoding, self.errors)
        if self._text or self._tail:
            self._rewind_ahead()
        self._late.append(data)
        if has_line or self.write_through or len(self._late) > 512:
            self._push()
            if has_line:
                self.buffer.flush()
        return size

    def _push(self):
        if self._late:
            data, self._late = b"".join(self._late), []
            self.buffer.write(data)

    def flush(self):
        self._check_open()
        self._push()
        self.buffer.flush()

    # ---- reading

    def _fill(self):
        """Decodes more; gives whether there was anything."""
        if self._ended:
            return False
        data = self.buffer.read() if self._wide else self.buffer.read1(8192)
        if data and not isinstance(data, bytes):
            data = bytes(data)
        self._ended = not data or self._wide
        data = self._tail + (data or b"")
        if not data:
            return False
        self._tail = b""
        if not self._ended:
            keep = _incomplete(data, self.encoding)
            if self._newline is None or self._newline == "":
                if keep == 0 and data.endswith(b"\r"):
                    keep = 1
            if keep:
                data, self._tail = data[:-keep], data[-keep:]
                if not data:
                    return self._fill()
        text = data.decode(self.encoding, self.errors)
        if self._newline is None or self._newline == "":
            text = self._translate(text)
        if self._at:
            self._text = self._text[self._at:] + text
            self._at = 0
        else:
            self._text += text
        return True

    def _translate(self, text):
        if "\r" in text:
            pairs = text.count("\r\n")
            if pairs:
                self._seen.add("\r\n")
            if text.count("\r") > pairs:
                self._seen.add("\r")
            if text.count("\n") > pairs:
                self._seen.add("\n")
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif "\n" in text:
            self._seen.add("\n")
        return text

    def _check_readable(self):
        self._check_open()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        self._push()

    def read(self, size=-1):
        self._check_readable()
        if size is None or size < 0:
            parts = [self._text[self._at:]]
            self._text, self._at = "", 0
            data = self._tail + (self.buffer.read() or b"")
            self._tail, self._ended = b"", True
            text = data.decode(self.encoding, self.errors)
            if self._newline is None or self._newline == "":
                text = self._translate(text)
            return "".join(parts) + text
        self._ended = False
        while len(self._text) - self._at < size and self._fill():
            pass
        return self._take(size)

    def _take(self, count):
        text = self._text[self._at : self._at + count]
        self._at += len(text)
        return text

    def readline(self, size=-1):
        self._check_readable()
        limit = -1 if size is None else size
        self._ended = self._ended and self._at < len(self._text)
        while True:
            end = _line_end(self._text, self._at, self._newline, self._ended)
            if end >= 0:
                count = end - self._at
                break
            count = len(self._text) - self._at
            if 0 <= limit <= count or not self._fill():
                break
        return self._take(count if limit < 0 else min(count, limit))

    def __next__(self):
        self._iterating = True
        line = self.readline()
        if not line:
            self._iterating = False
            raise StopIteration
        return line

    # ---- positions

    def _rewind_ahead(self):
        """What was read ahead is not read after all."""
        ahead = len(self._text[self._at:].encode(self.encoding, self.errors)) + len(self._tail)
        self._text, self._at, self._tail, self._ended = "", 0, b"", False
        if ahead and self.buffer.seekable():
            self.buffer.seek(-ahead, 1)

    def tell(self):
        self._check_open()
        if not self.buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if self._iterating:
            raise OSError("telling position disabled by next() call")
        self._push()
        ahead = len(self._text[self._at:].encode(self.encoding, self.errors)) + len(self._tail)
        return self.buffer.tell() - ahead

    def seek(self, pos, whence=0):
        self._check_open()
        if not self.buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1:
            if pos:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            return self.tell()
        if whence == 2 and pos:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence not in (0, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek position {pos}")
        self.flush()
        self._iterating = False
        self._text, self._at, self._tail, self._ended = "", 0, b"", False
        return self.buffer.seek(pos, whence)

    def truncate(self, pos=None):
        self.flush()
        if pos is None:
            pos = self.tell()
        self._rewind_ahead()
        return self.buffer.truncate(pos)


def _incomplete(data, encoding):
    """How many bytes at the end of `data` are the beginning of a character only."""
    if encoding.lower().replace("_", "-") not in ("utf-8", "utf8", "utf-8-sig"):
        return 0
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte & 0xC0 != 0x80:
            needed = 4 if byte >= 0xF0 else 3 if byte >= 0xE0 else 2 if byte >= 0xC0 else 1
            return back if needed > back else 0
    return 0


class IncrementalNewlineDecoder:
    """Makes line ends of all kinds `\\n`, piece by piece."""

    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder, self._translate_ends, self._held = decoder, translate, False

    def decode(self, text, final=False):
        if self._decoder is not None:
            text = self._decoder.decode(text, final=final)
        if self._held:
            text, self._held = "\r" + text, False
        if text.endswith("\r") and not final:
            text, self._held = text[:-1], True
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._translate_ends else text

    def reset(self):
        self._held = False
