"""Binary data as text: hexadecimal digits, base64, uuencode, quoted-printable; check sums."""

from _binascii import (
    Error, Incomplete, a2b_base64, a2b_hex, b2a_base64, b2a_hex, crc32, crc_hqx, hexlify, unhexlify,
)

_LINE = 76


def _buffer(data):
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    try:
        return bytes(memoryview(data))
    except TypeError:
        kind = type(data).__name__
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{kind}'") from None


def b2a_uu(data, /, *, backtick=False):
    """Uuencode a line of data."""
    data = _buffer(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")
    zero = 0x60 if backtick else 0x20
    values = [len(data)]
    for at in range(0, len(data), 3):
        bits = int.from_bytes(data[at : at + 3].ljust(3, b"\0"))
        values += [bits >> 18, bits >> 12 & 63, bits >> 6 & 63, bits & 63]
    return bytes(value + 0x20 if value else zero for value in values) + b"\n"


def a2b_uu(data, /):
    """Decode a line of uuencoded data."""
    data = _ascii(data)
    if not data:
        raise Error("Missing length byte")
    length = data[0] - 0x20 & 63
    needed = -(-length * 8 // 6)
    bits = 0
    for at in range(needed):
        byte = data[1 + at] if 1 + at < len(data) else 0
        if byte in b"\n\r\0":
            byte = 0x20
        if not 0x20 <= byte <= 0x60:
            raise Error("Illegal char")
        bits = bits << 6 | byte - 0x20 & 63
    if data[1 + needed :].strip(b" `\r\n"):
        raise Error("Trailing garbage")
    return (bits >> needed * 6 - length * 8).to_bytes(length)


def a2b_qp(data, header=False):
    """Decode a string of qp-encoded data."""
    data = _ascii(data)
    made = bytearray()
    at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte == 0x5F and header:
            made.append(0x20)
        elif byte != 0x3D:
            made.append(byte)
        elif at >= len(data):
            break
        elif data[at] in b"\r\n":
            end = data.find(b"\n", at)
            at = len(data) if end < 0 else end + 1
        elif data[at] == 0x3D:
            made.append(0x3D)
            at += 1
        elif _is_hex(data[at : at + 2]):
            made.append(int(data[at : at + 2], 16))
            at += 2
        else:
            made.append(0x3D)
    return bytes(made)


def _is_hex(digits):
    return len(digits) == 2 and all(digit in b"0123456789abcdefABCDEF" for digit in digits)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Encode a string using quoted-printable encoding."""
    data = _buffer(data)
    first = data.find(b"\n")
    ends = b"\r\n" if first > 0 and data[first - 1] == 0x0D else b"\n"
    made = bytearray()
    width = at = 0
    while at < len(data):
        byte = data[at]
        following = data[at + 1] if at + 1 < len(data) else None
        ends_line = istext and (byte == 0x0A or byte == 0x0D and following == 0x0A)
        if not ends_line and _is_quoted(byte, following, width, quotetabs, istext, header):
            if width + 3 >= _LINE:
                made += b"=" + ends
                width = 0
            made += b"=%02X" % byte
            width += 3
            at += 1
        elif ends_line:
            if made and made[-1] in b" \t":
                made[-1:] = b"=%02X" % made[-1]
            made += ends
            width = 0
            at += 1 if byte == 0x0A else 2
        else:
            if at + 1 < len(data) and following != 0x0A and width + 1 >= _LINE:
                made += b"=" + ends
                width = 0
            width += 1
            made.append(0x5F if header and byte == 0x20 else byte)
            at += 1
    return bytes(made)


def _is_quoted(byte, following, width, quotetabs, istext, header):
    if byte > 126 or byte == 0x3D or header and byte == 0x5F:
        return True
    if byte == 0x2E and width == 0 and following in (None, 0x0A, 0x0D, 0):
        return True
    if not istext and byte in b"\r\n":
        return True
    if byte in b" \t":
        return following is None or quotetabs
    return byte < 33 and byte not in b"\r\n"
