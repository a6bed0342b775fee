"""Encodings, errors and line ends."""
import io
import os

path = f"/tmp/bide_io_encodings_{os.getpid()}"


def raw():
    with open(path, "rb") as f:
        return f.read()


for encoding in ("utf-8", "latin-1", "utf-16", "utf-8-sig", "ascii", "utf-16-le", "cp1252"):
    try:
        with open(path, "w", encoding=encoding) as f:
            f.write("né\nx")
            f.write("y")
        print(encoding, raw())
        with open(path, encoding=encoding) as f:
            print(f.readlines())
    except UnicodeError as error:
        print(encoding, type(error).__name__, error)
with open(path, "wb") as f:
    f.write(b"ok\nbad \xff here\n")
try:
    with open(path, encoding="utf-8") as f:
        print(f.read())
except UnicodeDecodeError as error:
    print(error)
for errors in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    with open(path, encoding="utf-8", errors=errors) as f:
        print(ascii(f.read()))
with open(path, "w", encoding="ascii", errors="xmlcharrefreplace") as f:
    f.write("é")
print(raw())
with open(path, "wb") as f:
    f.write(b"a\r\nb\rc\nd")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline) as f:
        print(repr(newline), f.readlines(), repr(f.newlines))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, "w", newline=newline) as f:
        f.write("1\n2\r\n")
    print(repr(newline), raw())
with open(path, "w", encoding="utf-8") as f:
    f.write("äöü" * 5000 + "\nend")
with open(path, encoding="utf-8") as f:
    print(len(f.readline()), f.read(), f.tell())
    f.seek(0)
    print(f.read(3), f.tell(), len(f.read(10000)), f.tell())
wrapped = io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"), encoding="utf-8")
print(wrapped.readline(), list(wrapped), wrapped.buffer.getvalue())
buffer = io.BytesIO()
wrapped = io.TextIOWrapper(buffer, encoding="utf-8", write_through=True)
wrapped.write("é\n")
print(buffer.getvalue())
wrapped = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\r\n")
wrapped.write("a\n")
wrapped.flush()
print(wrapped.detach().getvalue())
os.remove(path)
