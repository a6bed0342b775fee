"""A closed file, and one opened the wrong way."""
import io
import os

path = f"/tmp/bide_io_closed_{os.getpid()}"
f = open(path, "w")
f.close()
f.close()
for use in (f.read, lambda: f.write("x"), f.tell, f.flush, lambda: next(f), f.readline, f.fileno, f.isatty,
            lambda: f.__enter__()):
    try:
        use()
    except ValueError as error:
        print("ValueError", error)
with open(path, "w") as f:
    for use in (f.read, f.readline, lambda: next(f)):
        try:
            use()
        except io.UnsupportedOperation as error:
            print("UnsupportedOperation", error)
    try:
        f.write(b"bytes")
    except TypeError as error:
        print(error)
with open(path) as f:
    try:
        f.write("x")
    except io.UnsupportedOperation as error:
        print("UnsupportedOperation", error, isinstance(error, OSError), isinstance(error, ValueError))
with open(path, "rb") as f:
    try:
        f.write(b"x")
    except io.UnsupportedOperation as error:
        print(error)
with open(path, "wb") as f:
    try:
        f.read()
    except io.UnsupportedOperation as error:
        print(error)
    try:
        f.write("text")
    except TypeError as error:
        print(error)
with open(path, "w") as f:
    f.write("a\nb\n")
with open(path) as f:
    next(f)
    try:
        f.tell()
    except OSError as error:
        print(error)
    try:
        f.seek(1, 1)
    except io.UnsupportedOperation as error:
        print(error)
    try:
        f.seek(-1)
    except ValueError as error:
        print(error)
with open(path) as f:
    f.close()
try:
    with open(path) as f:
        raise KeyError("inside")
except KeyError:
    print(f.closed)
os.remove(path)
