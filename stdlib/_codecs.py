"""Encodings by name: the registry, the handlers of errors, and the steps that `codecs` and `encodings` build on.

`str.encode` and `bytes.decode` come here for the encodings that the interpreter itself does not know, and for
the handlers that a script has registered.
"""

_searches = []
_found = {}


# ---- the registry

def register(search_function, /):
    """Has a function asked for encodings that are not known yet."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    """Has it asked no more."""
    if search_function in _searches:
        _searches.remove(search_function)
        _found.clear()


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    if "\0" in encoding:
        raise ValueError("embedded null character")
    name = encoding.lower().replace(" ", "-")
    if name in _found:
        return _found[name]
    import encodings  # registers what searches that package

    for search in list(_searches):
        info = search(name)
        if info is None:
            continue
        if not isinstance(info, tuple) or len(info) != 4:
            raise TypeError("codec search functions must return 4-tuples")
        _found[name] = info
        return info
    raise LookupError(f"unknown encoding: {encoding}")


def encode(obj, encoding="utf-8", errors="strict"):
    """Encodes an object by any codec."""
    return _pair(lookup(encoding)[0](obj, errors), "encoder")


def decode(obj, encoding="utf-8", errors="strict"):
    """Decodes an object by any codec."""
    return _pair(lookup(encoding)[1](obj, errors), "decoder")


def _pair(result, which):
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f"{which} must return a tuple (object, integer)")
    return result[0]


def _text_codec(encoding, how):
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"{encoding!r} is not a text encoding; use {how} to handle arbitrary codecs")
    return info


def _encode_text(text, encoding, errors):
    """`text.encode` with an encoding that the interpreter does not know."""
    result = _pair(_text_codec(encoding, "codecs.encode()")[0](text, errors), "encoder")
    if not isinstance(result, (bytes, bytearray)):
        raise TypeError(f"{encoding!r} encoder returned {type(result).__name__!r} instead of 'bytes'; "
                        "use codecs.encode() to encode to arbitrary types")
    return bytes(result)


def _decode_bytes(data, encoding, errors):
    """`data.decode` with an encoding that the interpreter does not know."""
    result = _pair(_text_codec(encoding, "codecs.decode()")[1](data, errors), "decoder")
    if not isinstance(result, str):
        raise TypeError(f"{encoding!r} decoder returned {type(result).__name__!r} instead of 'str'; "
                        "use codecs.decode() to decode to arbitrary types")
    return result


# ---- handlers of errors

def _strict(error):
    raise error


def _by_name(name):
    """The handler of this name, by way of what the interpreter does for it."""
    def handle(error):
        part = error.object[error.start:error.end] if isinstance(error, UnicodeError) else None
        if isinstance(error, UnicodeDecodeError) and name in ("ignore", "replace", "backslashreplace",
                                                              "surrogateescape"):
            if name == "replace":
                return "\N{REPLACEMENT CHARACTER}", error.end
            given = part.decode("ascii", name) if name != "backslashreplace" else "".join(f"\\x{b:02x}" for b in part)
        elif isinstance(error, UnicodeEncodeError):
            try:
                given = part.encode("ascii", name)
            except UnicodeEncodeError:
                raise error from None
            if name not in ("surrogateescape", "surrogatepass"):
                given = given.decode("ascii")
        elif isinstance(error, UnicodeTranslateError) and name in ("ignore", "replace", "backslashreplace"):
            given = ("\N{REPLACEMENT CHARACTER}" * len(part) if name == "replace"
                     else part.encode("ascii", name).decode("ascii"))
        else:
            raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
        return given, error.end

    handle.__name__ = handle.__qualname__ = f"{name}_errors"
    return handle


_strict.__name__ = _strict.__qualname__ = "strict_errors"
_handlers = {"strict": _strict}
for _name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape",
              "surrogatepass"):
    _handlers[_name] = _by_name(_name)


def register_error(errors, handler, /):
    """Gives a handler of errors a name."""
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(name, /):
    """The handler of this name."""
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name {name!r}") from None


def _handled(error, errors, kind):
    """What a handler puts in the place of what is wrong, and where to go on."""
    result = lookup_error(errors)(error)
    kinds = (str, bytes) if kind == "encoding" else str
    if not isinstance(result, tuple) or len(result) != 2 or not isinstance(result[0], kinds):
        raise TypeError(f"{kind} error handler must return ({'str/bytes' if kind == 'encoding' else 'str'}, int) "
                        "tuple")
    given, at = result
    size = len(error.object)
    at = at + size if at < 0 else at
    if not 0 <= at <= size:
        raise IndexError(f"position {result[1]} from error handler out of bounds")
    return given, at


def _handle_encode(text, encoding, errors):
    """`text.encode` with an encoding that the interpreter knows and a handler that it does not."""
    pieces, at = [], 0
    plain = encoding
    while True:
        try:
            pieces.append(text[at:].encode(plain))
            return b"".join(pieces)
        except UnicodeEncodeError as exc:
            start, end = at + exc.start, at + exc.end
            pieces.append(text[at:start].encode(plain))
            plain = _without_mark(encoding)
            error = UnicodeEncodeError(exc.encoding, text, start, end, exc.reason)
            given, at = _handled(error, errors, "encoding")
            if isinstance(given, str):
                try:
                    given = given.encode(plain)
                except UnicodeEncodeError:
                    raise error from None
            pieces.append(given)


def _without_mark(encoding):
    name = encoding.lower().replace("_", "").replace("-", "")
    return {"utf16": "utf-16-le", "utf32": "utf-32-le", "utf8sig": "utf-8"}.get(name, encoding)


def _handle_decode(data, encoding, errors):
    """`data.decode` in the same case."""
    pieces, at = [], 0
    while True:
        try:
            pieces.append(data[at:].decode(encoding))
            return "".join(pieces)
        except UnicodeDecodeError as exc:
            start, end = at + exc.start, at + exc.end
            pieces.append(data[at:start].decode(encoding))
            error = UnicodeDecodeError(exc.encoding, data, start, end, exc.reason)
            given, at = _handled(error, errors, "decoding")
            pieces.append(given)


# ---- the encodings that the interpreter knows

def _whole(data, encoding):
    """How many bytes there are before a character that is not there in full."""
    size = len(data)
    if encoding.startswith("utf-32"):
        return size & ~3
    if encoding.startswith("utf-16"):
        size &= ~1
        high = data[size - 2 : size] if encoding.endswith("be") else data[size - 2 : size][::-1]
        return size - 2 if high and 0xD8 <= high[0] <= 0xDB else size
    if encoding.startswith("utf-8"):
        for count in range(1, min(size, 3) + 1):
            try:
                data[size - count:].decode()
            except UnicodeDecodeError as exc:
                if exc.start == 0 and exc.reason == "unexpected end of data":
                    return size - count
    return size


def _steps(name, encoding, partial):
    """Functions that encode and decode, and tell how much they have read; as attributes of classes they stay so."""
    def encoder(str, errors=None, /):
        return str.encode(encoding, errors or "strict"), len(str)

    def whole_decoder(data, errors=None, /):
        data = data.encode() if isinstance(data, str) else bytes(data)
        return data.decode(encoding, errors or "strict"), len(data)

    def decoder(data, errors=None, final=False, /):
        data = bytes(data)
        size = len(data) if final else _whole(data, encoding)
        return data[:size].decode(encoding, errors or "strict"), size

    for function, which in ((encoder, "encode"), (decoder if partial else whole_decoder, "decode")):
        function.__name__ = function.__qualname__ = f"{name}_{which}"
        globals()[function.__name__] = staticmethod(function)


for _name in ("utf_8", "utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"):
    _steps(_name, _name.replace("_", "-"), True)
for _name in ("latin_1", "ascii", "utf_16", "utf_32"):
    _steps(_name, _name.replace("_", "-"), False)
for _name in ("unicode_escape", "raw_unicode_escape"):
    _steps(_name, _name, False)


def _ex_decode(width, marks):
    """A decoder that a byte order mark tells the order of bytes, which it gives too (-1, 0 or 1)."""
    def decoder(data, errors=None, byteorder=0, final=False, /):
        data = bytes(data)
        skipped = 0
        if byteorder == 0 and data[:width] in marks:
            byteorder, skipped = marks[data[:width]], width
        encoding = f"utf-{8 * width}-{'be' if byteorder > 0 else 'le'}"
        size = len(data) if final else skipped + _whole(data[skipped:], encoding)
        return data[skipped:size].decode(encoding, errors or "strict"), size, byteorder

    return decoder


utf_16_ex_decode = _ex_decode(2, {b"\xff\xfe": -1, b"\xfe\xff": 1})
utf_32_ex_decode = _ex_decode(4, {b"\xff\xfe\0\0": -1, b"\0\0\xfe\xff": 1})


def utf_16_decode(data, errors=None, final=False, /):
    """Text and how many bytes it took, in the order that a byte order mark tells."""
    return utf_16_ex_decode(data, errors, 0, final)[:2]


def utf_32_decode(data, errors=None, final=False, /):
    """The same for UTF-32."""
    return utf_32_ex_decode(data, errors, 0, final)[:2]


def readbuffer_encode(data, errors=None, /):
    """The bytes of a buffer, or of text in UTF-8."""
    data = data.encode() if isinstance(data, str) else bytes(data)
    return data, len(data)


def escape_encode(data, errors=None, /):
    """Bytes as a literal writes them."""
    if not isinstance(data, bytes):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {type(data).__name__}")
    return repr(b'"' + data)[3:-1].replace('\\"', '"').replace("'", "\\'").encode("latin-1"), len(data)


def escape_decode(data, errors=None, /):
    """Bytes from how a literal writes them."""
    data = data.encode() if isinstance(data, str) else bytes(data)
    # \u, \U and \N mean nothing in bytes.
    kept = data.replace(b"\\\\", b"\\x5c")
    for letter in b"uUN":
        kept = kept.replace(b"\\%c" % letter, b"\\x5c%c" % letter)
    return kept.decode("unicode_escape").encode("latin-1"), len(data)


# ---- encodings that a table tells

_UNDEFINED = "character maps to <undefined>"


def charmap_build(map, /):
    """What `charmap_encode` reads, of a table for `charmap_decode`."""
    return {ord(char): byte for byte, char in enumerate(map) if char != "\ufffe"}


def charmap_encode(str, errors=None, mapping=None, /):
    """Text as the bytes that a mapping gives, and how long it is."""
    if mapping is None:
        return latin_1_encode(str, errors)
    out, at, size = bytearray(), 0, len(str)
    while at < size:
        given = _byte_of(str[at], mapping)
        if given is not None:
            out += given
            at += 1
            continue
        end = at + 1
        while end < size and _byte_of(str[end], mapping) is None:
            end += 1
        error = UnicodeEncodeError("charmap", str, at, end, _UNDEFINED)
        given, at = _handled(error, errors or "strict", "encoding")
        if isinstance(given, bytes):
            out += given
            continue
        for char in given:
            byte = _byte_of(char, mapping)
            if byte is None:
                raise error
            out += byte
    return bytes(out), size


def _byte_of(char, mapping):
    try:
        given = mapping[ord(char)]
    except LookupError:
        return None
    if given is None or isinstance(given, bytes):
        return given
    if not isinstance(given, int):
        raise TypeError(f"character mapping must return integer, bytes or None, not {type(given).__name__}")
    if not 0 <= given < 256:
        raise TypeError("character mapping must be in range(256)")
    return bytes((given,))


def charmap_decode(data, errors=None, mapping=None, /):
    """Bytes as the text that a mapping gives, and how many there are."""
    if mapping is None:
        return latin_1_decode(data, errors)
    data = bytes(data)
    out, at, size = [], 0, len(data)
    while at < size:
        given = _char_of(data[at], mapping)
        if given is not None:
            at += 1
        else:
            error = UnicodeDecodeError("charmap", data, at, at + 1, _UNDEFINED)
            given, at = _handled(error, errors or "strict", "decoding")
        out.append(given)
    return "".join(out), size


def _char_of(byte, mapping):
    try:
        given = mapping[byte]
    except LookupError:
        return None
    if given is None or given == "\ufffe" or given == 0xFFFE:
        return None
    if isinstance(given, int):
        if not 0 <= given < 0x110000:
            raise TypeError("character mapping must be in range(0x110000)")
        return chr(given)
    if not isinstance(given, str):
        raise TypeError(f"character mapping must return integer, None or str, not {type(given).__name__}")
    return given
