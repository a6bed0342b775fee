def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
s = "a\ud800b"
print(len(s), repr(s), ascii(s), s[1] == "\ud800", ord(s[1]), s.isprintable(), s.isalpha(), s.upper() == "A\ud800B", s.encode("utf-8", "surrogatepass"), s == "a" + chr(0xd800) + "b")
attempt(s.encode); attempt(s.encode, "ascii"); attempt(s.encode, "latin-1"); attempt(s.encode, "utf-16"); attempt(print, s)
for h in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"):
    attempt(s.encode, "utf-8", h); attempt(s.encode, "ascii", h); attempt(s.encode, "utf-16-le", h)
print(b"\xff\xfea".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"), repr(b"a\x80\xff".decode("ascii", "surrogateescape")), repr(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")))
attempt(b"\xed\xa0\x80".decode); attempt(b"\x00\xd8".decode, "utf-16-le"); attempt(b"\x00\xd8".decode, "utf-16-le", "surrogatepass")
print(len("\ud83d\ude00"), "\ud83d\ude00" == "\U0001f600", {"\ud800": 1}["\ud800"], "\ud800" in s, s.find("\ud800"), sorted(["\ud801", "\ud800"]) == ["\ud800", "\ud801"])
print(hash("\ud800") == hash("\ud800"), f"{s!r}", "%r" % s, "{!a}".format(s), ["\udcff"], chr(0xdcff).encode("utf-8", "surrogateescape"))
try:
    "\ud800\udfff x".encode()
except UnicodeEncodeError as e:
    print(e.start, e.end, e.reason, e.encoding, e)
