"""codecs: encodings by name, handlers of errors, steps, streams."""
import codecs
import io

text = "Grüße, ź € Ω"
for name in ["latin9", "cp1250", "cp437", "iso8859-7", "koi8-r", "mac-roman", "cp1252", "utf-8", "ascii", "utf-16", "utf_32_be",
             "raw-unicode-escape", "unicode_escape", "utf-8-sig", "punycode"]:
    for errors in ["strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace"]:
        try:
            data = text.encode(name, errors)
            print(name, errors, data, data.decode(name))
        except UnicodeError as exc:
            print(name, errors, type(exc).__name__, exc)
    print(codecs.lookup(name).name, codecs.encode("abc", name))
for name in ["klingon", "no such", ""]:
    for how in (lambda: "abc".encode(name), lambda: b"abc".decode(name), lambda: codecs.lookup(name)):
        try:
            print(name, how())
        except LookupError as exc:
            print(type(exc).__name__, exc)
for name in ["hex", "rot13"]:
    for how in (lambda: "abc".encode(name), lambda: b"abc".decode(name)):
        try:
            how()
        except LookupError as exc:
            print(exc)
print(codecs.encode("Hello", "rot13"), codecs.encode(b"abc", "hex"), codecs.decode(b"616263", "hex"))
print(codecs.encode(b"abc", "base64"), codecs.decode("uryyb", "rot_13"))


def shout(error):
    print("asked:", type(error).__name__, error.encoding, error.start, error.end, error.reason)
    return "<?>", error.end


codecs.register_error("shout", shout)
print("aéb€c".encode("ascii", "shout"), b"a\xffb\xfe".decode("utf-8", "shout"), "aéb€c".encode("latin9", "shout"))
print("a€b".encode("cp437", "shout"))
codecs.register_error("bytes", lambda error: (b"\xff", error.end))
print("aéb".encode("ascii", "bytes"))
codecs.register_error("bad", lambda error: 5)
for how in (lambda: "é".encode("ascii", "bad"), lambda: b"\xff".decode("ascii", "bad"),
            lambda: "é".encode("ascii", "nobody"), lambda: b"\xff".decode("utf-8", "nobody")):
    try:
        how()
    except (TypeError, LookupError) as exc:
        print(type(exc).__name__, exc)
for name in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape"]:
    handler = codecs.lookup_error(name)
    for error in [UnicodeEncodeError("ascii", "aéb", 1, 2, "no"), UnicodeDecodeError("ascii", b"a\xffb", 1, 2, "no"),
                  UnicodeTranslateError("aéb", 1, 2, "no")]:
        try:
            print(name, handler(error))
        except (UnicodeError, TypeError) as exc:
            print(name, type(exc).__name__, exc)

for name in ["utf-8", "utf-16", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "cp1250"]:
    data = "aß€😀".encode(name, "replace")
    decoder = codecs.getincrementaldecoder(name)()
    print(name, [decoder.decode(data[at : at + 1]) for at in range(len(data))], repr(decoder.decode(b"", True)))
    encoder = codecs.getincrementalencoder(name)("replace")
    print([encoder.encode(char) for char in "aß€"])
decoder = codecs.getincrementaldecoder("utf-8")()
try:
    print(decoder.decode(b"a\xe2\x82"), decoder.getstate())
    decoder.decode(b"", final=True)
except UnicodeDecodeError as exc:
    print(exc)
print(list(codecs.iterdecode([b"\xc3", b"\xa9x"], "utf-8")), list(codecs.iterencode(["é", "x"], "utf-8")))
stream = io.BytesIO()
writer = codecs.getwriter("utf-8")(stream)
writer.write("zwölf\nBoxkämpfer\n")
print(stream.getvalue())
stream.seek(0)
print(codecs.getreader("utf-8")(stream).readlines())
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.utf_8_decode(b"ab\xc3"), codecs.escape_decode(rb"a\n\x41\\"))
print(codecs.charmap_encode("ab", "strict", {97: 1, 98: b"xy"}), codecs.charmap_decode(b"\0\1", "replace", "z"))


def search(name):
    if name == "mine":
        return codecs.CodecInfo(lambda text, errors="strict": (text.upper().encode(), len(text)),
                                lambda data, errors="strict": (bytes(data).decode().lower(), len(data)), name="mine")


codecs.register(search)
print("abc".encode("mine"), b"ABC".decode("mine"), codecs.lookup("mine").name)
