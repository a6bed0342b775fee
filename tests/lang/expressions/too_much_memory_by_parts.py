"""What would be far too long is MemoryError, whatever makes it so."""

import os
from collections import deque

reader, writer = os.pipe()
os.write(writer, b"text")
for make in (
    lambda: ("a" * (1 << 20)).replace("a", "b" * (1 << 24)), lambda: (b"a" * (1 << 20)).replace(b"a", b"b" * (1 << 24)),
    lambda: bytearray(b"a" * (1 << 20)).replace(b"a", b"b" * (1 << 24)), lambda: os.read(reader, 1 << 45),
    lambda: "abcabc".replace("b", "--"), lambda: b"abcabc".replace(b"b", b"--", 1), lambda: b"abc".replace(b"", b"-"),
    lambda: "abcabc".replace("bc", ""), lambda: os.read(reader, 1 << 16), lambda: deque([1, 2], 3) * 4,
    lambda: deque([1, 2]) * 3, lambda: deque([1], 0) * 5, lambda: deque() * 5, lambda: b"aaa".replace(b"aa", b"b"),
):
    try:
        print(make())
    except MemoryError as error:
        print(repr(error))
