"""StringIO"""
import io

f = io.StringIO("one\ntwo\nthree")
print(f.read(2), f.readline(), f.tell(), f.read(), f.read(), f.readline())
f.seek(0)
print(f.readlines(), f.readlines())
f.seek(0)
print([line for line in f], f.readable(), f.writable(), f.seekable(), f.isatty(), f.closed)
print(f.seek(0, 2), f.write("!"), f.getvalue())
f.seek(2)
print(f.write("XY"), f.getvalue(), f.tell())
print(f.truncate(4), f.getvalue(), f.truncate(), f.tell())
f.seek(10)
f.write("z")
print(repr(f.getvalue()))
out = io.StringIO()
print("a", 1, sep="-", end="", file=out)
print(file=out)
out.writelines(["x", "y\n"])
print(repr(out.getvalue()))
with out as same:
    print(same is out)
print(out.closed)
for use in (out.read, out.getvalue, lambda: out.write("x"), out.tell, lambda: next(out), lambda: out.__enter__()):
    try:
        use()
    except ValueError as error:
        print("ValueError", error)
out.close()
f = io.StringIO()
for bad in (lambda: f.write(1), lambda: f.write(b"x"), lambda: io.StringIO(b"x"), lambda: f.seek(-1),
            lambda: f.seek(1, 1), lambda: f.seek(0, 9), lambda: f.truncate(-1), f.fileno, f.detach):
    try:
        print(bad())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
print(io.StringIO(None).getvalue() == "", io.StringIO("a\r\nb\rc\n", newline=None).getvalue().encode())
print(io.StringIO("a\r\nb\rc\n", newline="").readlines(), io.StringIO("a\nb", newline="\r\n").getvalue().encode())
print(io.StringIO("a\r\nb\rc\n").readlines())
print(f.line_buffering, f.newlines, f.encoding, f.errors)
f = io.StringIO("abc\ndef\n")
print(f.readline(2), f.readline(10), f.readlines(1), f.readline(0))
print(isinstance(f, io.TextIOBase), isinstance(f, io.IOBase), type(f))


class Loud(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


loud = Loud()
print("hello", file=loud)
print(loud.getvalue(), end="")
