def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import gzip
import io
import zlib

text = b"hello world " * 20
for level in (-1, 0, 1, 6, 9):
    assert zlib.decompress(zlib.compress(text, level)) == text
attempt(zlib.compress, text, 10)
attempt(zlib.compress, "a")
for wrong in (b"", b"abc", b"x", "a", b"\x78\x9c\xff\xff\xff\xff\xff"):
    attempt(zlib.decompress, wrong)


def complaint(data, *args):
    try:
        return zlib.decompress(data, *args) == text
    except zlib.error as error:
        return error


whole = zlib.compress(text)
print(complaint(whole[:-1]), complaint(whole[:-4] + b"abcd"), complaint(whole + b"junk"), complaint(whole[:10]))
for wbits in (-15, 15, 31):
    maker = zlib.compressobj(wbits=wbits)
    made = maker.compress(text) + maker.flush()
    print(wbits, zlib.decompress(made, wbits) == text, complaint(made), wbits < 0 or complaint(made, 47))
maker = zlib.decompressobj()
parts = [maker.decompress(bytes([byte])) for byte in whole + b"tail"]
print(b"".join(parts) == text, maker.eof, maker.unused_data, maker.unconsumed_tail, maker.flush())
maker = zlib.decompressobj()
start = maker.decompress(whole, 5)
print(start, maker.eof, start + maker.decompress(maker.unconsumed_tail) == text, maker.eof)
attempt(zlib.decompressobj().decompress, b"garbage!!")
maker = zlib.compressobj(9)
made = maker.compress(text) + maker.flush(zlib.Z_SYNC_FLUSH)
print(made[-4:], zlib.decompressobj().decompress(made) == text)
made += maker.compress(b"more") + maker.flush()
print(zlib.decompress(made) == text + b"more")
attempt(maker.compress, b"a")
attempt(maker.flush)
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.adler32(b"x" * 10000), zlib.adler32(b"b", zlib.adler32(b"a")))
attempt(zlib.compressobj, level=20)
attempt(zlib.decompressobj, wbits=99)
print(type(zlib.compressobj()), type(zlib.decompressobj()), zlib.error.__mro__)
packed = gzip.compress(text, mtime=0)
print(gzip.decompress(packed) == text, gzip.decompress(packed + packed) == text * 2, packed[:4])
attempt(gzip.decompress, b"abc")
for wrong in (packed[:-1], packed[:-5] + b"x" * 5):
    try:
        gzip.decompress(wrong)
    except (EOFError, OSError) as error:
        print(type(error).__name__, error)
file = io.BytesIO()
with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packer:
    packer.write(b"line1\nline2\n")
with gzip.GzipFile(fileobj=io.BytesIO(file.getvalue())) as reader:
    print(reader.readline(), reader.readlines(), reader.read())
with gzip.open(io.BytesIO(file.getvalue()), "rt") as reader:
    print(list(reader))
