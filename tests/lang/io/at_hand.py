"""Files read by lines and pieces and written by pieces: what is at hand, and what has to be asked for."""
import io
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "file.txt")

with open(path, "w") as file:
    print([file.write(text) for text in ("one\n", "zwölf\n", "", "three\r\nfour\rfive")])
    print(os.path.getsize(path), file.tell(), os.path.getsize(path))

for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline) as file:
        print(repr(newline), list(file), file.newlines)
    with open(path, newline=newline) as file:
        print(file.readline(), file.readline(2), file.read(3), file.readlines())

with open(path) as file:
    next(file)
    try:
        file.tell()
    except OSError as error:
        print(error)
    print(file.read(1), file.readline(), end="")
    print([line for line in file], next(file, "end"), file.tell())
    file.seek(0)
    print(next(file), file.read(0), file.readline(0))

with open(path, "rb") as file:
    print(next(file), file.read(2), file.readline(3), file.readline(), file.tell())
    print(file.peek(3)[:3], file.read1(4), file.read(), file.read(1), file.readline())
    file.seek(-4, 2)
    print(file.read(2), file.readlines())

with open(path, "r+", newline="") as file:
    print(file.readline(), end="")
    file.seek(file.tell())
    file.write("ZWEI\n")
    file.seek(0)
    print(file.read().splitlines())

with open(path, "wb") as file:
    print(file.write(b"ab"), file.write(bytearray(b"cd")), file.write(memoryview(b"ef")), file.tell())
with open(path, "ab", buffering=4) as file:
    print(file.write(b"gh"), file.write(b"ijkl"), os.path.getsize(path))
with open(path, "rb+") as file:
    print(file.read(2), file.write(b"XY"), file.read(2), file.tell())
print(open(path).read())

file = open(path, "w")
for wrong in (3, b"x", None):
    try:
        file.write(wrong)
    except TypeError as error:
        print(error)
try:
    file.write("a\udc80b")
except UnicodeEncodeError as error:
    print(error)
for read in (file.read, file.readline, file.__next__):
    try:
        read()
    except io.UnsupportedOperation as error:
        print(error)
file.write("kept")
file.flush()
file.write(" for long" * 2000)
print(os.path.getsize(path) > 4)
file.close()
print(os.path.getsize(path))
for ask in (lambda: file.write("x"), lambda: next(file), file.readline, file.flush):
    try:
        ask()
    except ValueError as error:
        print(error)

with open(path, "w") as file:
    file.write("1\n2\n3\n")
file = open(path)
print(next(file), end="")
file.buffer.close()
for ask in (lambda: next(file), file.readline, lambda: file.read(1)):
    try:
        print(ask())
    except ValueError as error:
        print(error)
file = open(path, "rb")
print(file.readline())
file.raw.close()
for ask in (lambda: next(file), file.readline, lambda: file.read(1)):
    try:
        print(ask())
    except ValueError as error:
        print("closed")
file = open(path)
next(file)
buffer = file.detach()
for ask in (lambda: next(file), file.readline, lambda: file.write("")):
    try:
        print(ask())
    except ValueError as error:
        print(error)
buffer.close()


class Loud(io.TextIOWrapper):
    def readline(self, size=-1):
        return super().readline(size).upper()

    def write(self, text):
        return super().write(text.upper())


with Loud(open(path, "rb")) as file:
    print(list(file))
with Loud(open(path, "wb")) as file:
    print(file.write("loud\n"), "!", file=file)
with io.TextIOWrapper(io.BytesIO(b"a\nb\r\nc")) as file:
    print(file.readline(), list(file))
with open(path, "w", newline="\r\n", encoding="utf-16") as file:
    print(file.write("a\nb\n"))
print(open(path, "rb").read()[2:])
with open(path, "w", encoding="latin-1", errors="replace") as file:
    file.write("é€\n")
print(open(path, "rb").read())
with open(path, "w") as file:
    file.reconfigure(line_buffering=True)
    file.write("a")
    print(os.path.getsize(path))
    file.write("b\n")
    print(os.path.getsize(path))
with open(path, "w+") as file:
    print("x", "y", sep="-", file=file)
    file.writelines(["l1\n", "l2\n"])
    file.seek(0)
    print(file.readlines(), file.tell())
with open(path) as file:
    print(file.readlines(3), file.readlines(4), file.readlines(0))
with open(path, "w") as file:
    for read in (lambda: file.read(0), lambda: next(file), lambda: file.read(1)):
        try:
            print(read())
        except io.UnsupportedOperation as error:
            print(error)
    file.flush()
    print(file.tell())
os.remove(path)
