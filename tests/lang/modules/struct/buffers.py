def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import struct

attempt(struct.unpack, "i", b"abc")
attempt(struct.unpack, "i", "abc")
attempt(struct.unpack, "i")
for offset in (0, 4, -4, -3, -30, 30):
    attempt(struct.unpack_from, "i", b"abcdefgh", offset)
attempt(struct.unpack_from, "i", b"abc")
room = bytearray(8)
for offset in (0, 6, -2, -4, -20, 20, "a"):
    attempt(struct.pack_into, "<i", room, offset, 258)
attempt(struct.pack_into, "i", b"abcd", 0, 1)
attempt(struct.pack_into, "i", room)
attempt(struct.pack_into, "i")
attempt(struct.pack_into)
attempt(struct.pack_into, "i", room, 0)
attempt(struct.pack_into, "i", room, 0, 1, 2)
view = memoryview(room)[2:6]
struct.pack_into(">H", view, 1, 0xABCD)
print(room, struct.unpack(">4B", view))
attempt(struct.iter_unpack, "i", b"abc")
attempt(struct.iter_unpack, "", b"")
print(list(struct.iter_unpack("<hb", b"abcdef")), list(struct.iter_unpack("i", b"")))
pieces = struct.iter_unpack("<hb", b"abcdef")
print(type(pieces).__name__, pieces.__length_hint__(), next(pieces), pieces.__length_hint__())
