def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import struct

header = struct.Struct(">hb")
print(header.size, header.format, header, struct.Struct(b"i").format)
print(header.pack(1, 2), header.unpack(b"abc"), header.unpack_from(b"..abc", 2), list(header.iter_unpack(b"abcdef")))
attempt(struct.Struct, 1)
attempt(header.pack, 1)
attempt(header.pack, 1, 2, 3)
attempt(header.unpack, b"ab")
attempt(header.pack, "1", 2)
attempt(header.unpack_from, b"ab")
room = bytearray(5)
header.pack_into(room, 1, 258, 3)
print(room)


class Little(struct.Struct):
    def __init__(self, format):
        super().__init__("<" + format)


print(Little("h").pack(1), Little("h").format)
print(struct.error, struct.error.__mro__, struct.__all__)
