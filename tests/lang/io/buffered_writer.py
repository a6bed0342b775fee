"""When a BufferedWriter writes through, and what it says of raw streams that do not take everything."""

import io

class Raw(io.RawIOBase):
    def __init__(self, *counts): self.counts=list(counts)
    def writable(self): return True
    def write(self, data):
        print("write", bytes(data))
        n = self.counts.pop(0) if self.counts else len(data)
        return n
for size, pieces in [(8,[b"foobar",b"foobar"]),(8,[b"foobar",b"fo",b"x"]),(8,[b"foobar",b"12345678901234567890"]),(1,[b"foo",b"b"]),(4,[b"ab",b"cd",b"ef",b"g"*9, b"h"*4])]:
    w=io.BufferedWriter(Raw(),size)
    for p in pieces:
        print(p, w.write(p))
    print("flush"); w.flush()
for counts in [(None,),(3,None),(-1,),(100,),(2,2,2)]:
    w=io.BufferedWriter(Raw(*counts),8)
    print(w.write(b"foobar"))
    try: w.flush()
    except Exception as e: print(type(e), e, e.args, getattr(e,"characters_written",None))
    try: print(w.write(b"abcdefghijkl"))
    except Exception as e: print(type(e), e, e.args, getattr(e,"characters_written",None))
    w.flush()

try:
    io.BufferedWriter(io.BufferedIOBase())
except io.UnsupportedOperation as exc:
    print(type(exc), exc)
print(type(__import__("sys").stdin.buffer))
