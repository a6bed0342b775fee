"""Streams of a script's own, built on io's bases."""
import io


class Letters(io.RawIOBase):
    def __init__(self, text):
        self.left = text

    def readable(self):
        return True

    def readinto(self, block):
        part, self.left = self.left[: len(block)], self.left[len(block):]
        block[: len(part)] = part
        return len(part)


print(Letters(b"abc").read(2), Letters(b"abc").readall(), Letters(b"a\nb").readline(), list(Letters(b"a\nb")))
reader = io.BufferedReader(Letters(b"line one\nline two\n"), 4)
print(reader.readline(), reader.peek(1)[:1], reader.read())
text = io.TextIOWrapper(io.BufferedReader(Letters("ü\n1".encode())), encoding="utf-8")
print(text.readlines())


class Sink(io.RawIOBase):
    def __init__(self):
        self.got = []

    def writable(self):
        return True

    def write(self, data):
        self.got.append(bytes(data))
        return len(data)


sink = Sink()
writer = io.BufferedWriter(sink, 8)
writer.write(b"abc")
print(sink.got)
writer.write(b"defghijkl")
writer.flush()
print(b"".join(sink.got))
for make in (lambda: io.BufferedReader(sink), lambda: io.BufferedWriter(Letters(b""))):
    try:
        make()
    except OSError as error:
        print(error)
base = io.IOBase()
for use in (base.fileno, lambda: base.seek(0), lambda: base.truncate()):
    try:
        use()
    except io.UnsupportedOperation as error:
        print(type(error).__name__)
print(base.closed, base.readable(), base.isatty())
base.close()
print(base.closed)


class Noisy(io.StringIO):
    def close(self):
        print("closing")
        super().close()


Noisy("x")
print("end")
