"""BytesIO"""
import io

f = io.BytesIO(b"one\ntwo\nthree")
print(f.read(2), f.readline(), f.tell(), f.read(), f.read(), f.readline())
f.seek(0)
print(f.readlines(), f.getvalue())
print(f.seek(-3, 2), f.read(), f.seek(1), f.read1(3), f.seek(2, 1), f.read(1))
f.seek(2)
print(f.write(b"XY"), f.getvalue(), f.write(bytearray(b"!")), f.getvalue())
f.seek(20)
f.write(b"end")
print(f.getvalue())
print(f.truncate(3), f.getvalue(), f.readable(), f.writable(), f.seekable(), f.isatty())
block = bytearray(5)
f.seek(0)
print(f.readinto(block), block)
print([line for line in io.BytesIO(b"a\nb\n\nc")])
for bad in (lambda: f.write("text"), lambda: io.BytesIO("text"), lambda: f.seek(-1), lambda: f.seek(0, 5), f.fileno,
            lambda: f.truncate(-2)):
    try:
        print(bad())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
f.close()
for use in (f.read, f.getvalue, lambda: f.write(b"x"), f.tell, lambda: next(f)):
    try:
        use()
    except ValueError as error:
        print("ValueError", error)
print(io.BytesIO(b"ab\ncd").readline(1), isinstance(f, io.BufferedIOBase), type(f))
with io.BytesIO() as g:
    g.writelines([b"a", b"b"])
    print(g.getvalue())
