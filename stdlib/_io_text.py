"""Streams of text: in memory, and over a stream of bytes."""

from _io_base import DEFAULT_BUFFER_SIZE, TextIOBase, UnsupportedOperation
from _io_bytes import BufferedReader, BufferedWriter
from _stream_core import TextCore
from _string_io import StringIO as _StringIO


def text_encoding(encoding, stacklevel=2):
    """The encoding, or what stands for the usual one."""
    return "utf-8" if encoding is None else encoding


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


class StringIO(_StringIO, TextIOBase):
    """Text in memory."""

    __module__ = "_io"


class TextIOWrapper(TextCore, TextIOBase):
    """Text over a stream of bytes."""

    __module__ = "_io"

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle {type(self).__name__!r} instances")

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
        self._tail = b""      # read and not decoded; what is decoded and not read is `_ahead()`
        self._raw = ""        # text whose end that is, as it was before line ends were translated
        self._marked = False  # whether it is known where in the file what is read ahead stands
        self._ended = False
        self._starts = not (self._signed and buffer.seekable() and buffer.tell())
        self._seen = set()
        self._mode = None
        self._open_gate()

    def _open_gate(self):
        """Lets lines that are at hand be read, and texts be kept, as long as the file is open."""
        buffer = self.buffer
        plain = type(self) is TextIOWrapper and type(buffer) in (BufferedReader, BufferedWriter)
        gate = buffer._gate if plain else None
        utf8 = self.encoding.lower().replace("_", "-") in ("utf-8", "utf8")
        writes = utf8 and self._newline in (None, "", "\n") and not self.line_buffering and not self.write_through
        kind = type(buffer)
        self._configure(gate, self._newline, kind is BufferedReader, writes and kind is BufferedWriter)

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
        self._open_gate()

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
        self._open_gate()
        return buffer

    # ---- writing

    def _write(self, text):
        self._check_open()
        if not isinstance(text, str):
            kind = "None" if text is None else type(text).__name__
            raise TypeError(f"write() argument must be str, not {kind}")
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        size = len(text)
        has_line = self.line_buffering and ("\n" in text or "\r" in text)
        if self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        data = text.encode(self.encoding if self._starts else self._encoding_inside(), self.errors)
        self._starts = False
        if self._marked:
            self._forget_ahead()
        self._tail, self._ended = b"", False
        if self._keep(data) > 8192 or has_line or self.write_through:
            self._push()
            if has_line:
                self.buffer.flush()
        return size

    def _encoding_inside(self):
        """The encoding of text that is not at the beginning of a file."""
        if not self._signed:
            return self.encoding
        return {"utf-8-sig": "utf-8"}.get(self.encoding.lower().replace("_", "-"), self.encoding + "-le")

    def _push(self):
        if data := self._take_late():
            self.buffer.write(data)

    def flush(self):
        self._check_open()
        self._iterates(False)
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
        if self._newline is None:
            self._raw = self._raw_ahead() + text
        if self._newline is None or self._newline == "":
            text = self._translate(text)
        self._set_ahead(self._ahead() + text)
        self._marked = self._marked or not self._iterates()
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

    def _read(self, size=-1):
        self._check_readable()
        if size is None or size < 0:
            ahead = self._ahead()
            self._forget_ahead()
            data = self._tail + (self.buffer.read() or b"")
            self._tail, self._ended = b"", True
            text = data.decode(self.encoding, self.errors)
            if self._newline is None or self._newline == "":
                text = self._translate(text)
            return ahead + text
        self._ended = False
        while len(self._ahead()) < size and self._fill():
            pass
        return self._take(size)

    def _readline(self, size=-1):
        self._check_readable()
        limit = -1 if size is None else size
        if limit < 0 and (line := self._whole_line()) is not None:
            return line
        self._ended = self._ended and bool(self._ahead())
        while True:
            text = self._ahead()
            count = _line_end(text, 0, self._newline, self._ended)
            if count >= 0:
                break
            count = len(text)
            if 0 <= limit <= count > 0 or not self._fill():
                break
        return self._take(count if limit < 0 else min(count, limit))

    def _next(self):
        self._iterates(True)
        line = self._readline() if type(self) is TextIOWrapper else self.readline()
        if not line:
            self._iterates(False)
            raise StopIteration
        return line

    def readlines(self, hint=None):
        if type(self) is not TextIOWrapper or not (hint is None or hint <= 0):
            return super().readlines(hint)
        self._check_open()
        self._iterates(True)
        lines = []
        while line := self._readline():
            lines.append(line)
            lines += self._whole_lines()
        self._iterates(False)
        return lines

    # ---- positions

    def _forget_ahead(self):
        self._set_ahead("")
        self._raw, self._marked = "", False

    def _raw_ahead(self):
        """What is read ahead, with the line ends that the file has."""
        ahead, raw = self._ahead(), self._raw
        if self._newline is not None or "\r" not in raw:
            return ahead
        start = end = len(raw) - len(ahead)
        while (earlier := end - raw.count("\r\n", start)) < start:
            start = earlier
        return raw[start - (raw[start - 1:start + 1] == "\r\n"):]

    def tell(self):
        self._check_open()
        if not self.buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if self._iterates():
            raise OSError("telling position disabled by next() call")
        self.flush()
        if not self._marked:
            return self.buffer.tell()
        ahead = self._raw_ahead().encode(self._encoding_inside(), self.errors)
        return self.buffer.tell() - len(ahead) - len(self._tail)

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
        self._iterates(False)
        self._forget_ahead()
        self._tail, self._ended = b"", False
        pos = self.buffer.seek(pos, whence)
        self._starts = pos == 0
        return pos

    def truncate(self, pos=None):
        self.flush()
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
