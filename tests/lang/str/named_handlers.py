def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
print("a\u2026é".encode("ascii", "namereplace"), "é".encode("ascii", "xmlcharrefreplace"), "\U0001f600".encode("latin-1", "backslashreplace"), "aé".encode("cp1252"), "a€".encode("cp1252"))
attempt("é".encode, "ascii", "nope"); attempt("a".encode, "ascii", "nope"); attempt("é".encode, "nope"); attempt(b"\xff".decode, "ascii", "nope"); attempt(b"\x81".decode, "cp1252"); attempt("ā".encode, "cp1252")
print(b"\xff\xfeA\x00".decode("utf-16"), "A".encode("utf-16"), "A".encode("utf-32"), b"\xef\xbb\xbfx".decode("utf-8-sig"), "x".encode("utf-8-sig"))
attempt(b"\xff\xfeA".decode, "utf-16"); attempt(b"\x00\x00\x11\x00".decode, "utf-32-le"); attempt(b"abc".decode, "utf-32-le")
for b in (b"\x80", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xf0\x90\x28\xbc", b"\xf8\x88", b"\xc0\x80", b"a\xffb\xfe"):
    attempt(b.decode); print(ascii(b.decode("utf-8", "replace")), ascii(b.decode("utf-8", "ignore")), b.decode("utf-8", "backslashreplace"))
