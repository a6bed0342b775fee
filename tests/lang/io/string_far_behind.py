"""Writing to a StringIO far behind its end is refused, and what is there stays."""

import io

stream = io.StringIO("text")
for position in (1 << 45, 1 << 62, (1 << 63) - 1):
    stream.seek(position)
    try:
        stream.write("x")
    except (MemoryError, OverflowError) as error:
        print(repr(error))
    print(stream.getvalue(), stream.tell() == position)
stream.seek(6)
print(stream.write("x"), repr(stream.getvalue()))
