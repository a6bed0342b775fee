"""Text and binary files: modes, positions, iteration."""
import os

folder = f"/tmp/bide_io_{os.getpid()}"
os.mkdir(folder)
path = os.path.join(folder, "x.txt")
with open(path, "w") as f:
    print(f.write("first\nsecond\n"), f.tell(), f.mode, f.closed, f.writable(), f.readable())
print(f.closed)
with open(path) as f:
    print(f.read(), end="")
    print(f.read() == "", f.tell(), f.mode, f.encoding.lower(), f.errors, f.newlines)
with open(path) as f:
    print(f.readline(), f.readlines())
    print(f.seek(0), f.read(3), f.tell(), f.readline(), f.seek(6), f.read())
with open(path) as f:
    for number, line in enumerate(f, 1):
        print(number, line.rstrip())
with open(path, "a") as f:
    print(f.tell(), f.write("third"))
with open(path, "r+") as f:
    print(f.read(5), f.seek(0, 2), f.write("!"), f.seek(0), f.read())
with open(path, "rb") as f:
    print(f.read(4), f.tell(), f.readline(), f.readline(3), f.peek()[:2], f.read1(4), f.seek(-3, 2), f.read())
    print(f.name == path, f.mode, f.fileno() > 2, f.isatty(), f.seekable())
with open(path, "wb") as f:
    print(f.write(b"\x00\xff\n"), f.write(bytearray(b"abc")))
with open(path, "rb", buffering=0) as f:
    print(f.read(2), f.read(), f.read(), type(f).__name__)
with open(path, "rb+") as f:
    f.seek(1)
    f.write(b"Z")
    f.seek(0)
    print(f.read(), f.truncate(2))
print(os.path.getsize(path))
with open(path, "w+") as f:
    f.writelines(["a\n", "b\n", "c"])
    f.seek(0)
    print(list(f), f.truncate(1))
print(open(path).read())
os.remove(path)
with open(path, "x") as f:
    f.write("new")
try:
    open(path, "x")
except FileExistsError as error:
    print(type(error).__name__, error.errno, error.strerror, error.filename == path)
for mode in ("q", "rw", "", "rr", "r+w", "bt", "b"):
    try:
        open(path, mode)
    except ValueError as error:
        print(mode, error)
for call in (lambda: open(path, "rb", encoding="utf-8"), lambda: open(path, "rb", newline=""),
             lambda: open(path, "r", buffering=0), lambda: open(path, newline="x"), lambda: open(1.5),
             lambda: open(path, 5), lambda: open(path, encoding="nope"), lambda: open()):
    try:
        call()
    except (ValueError, TypeError, LookupError) as error:
        print(type(error).__name__, error)
os.remove(path)
for name in (path, folder, os.path.join(path, "x"), ""):
    try:
        open(name)
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror, error.filename == name)
os.rmdir(folder)
