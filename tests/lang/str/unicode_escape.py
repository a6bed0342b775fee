"""The encoding `unicode_escape`, both ways."""
for text in ("plain", "tab\tnew\nline\\ \x00\x7fé€😀\ud800", "'\""):
    data = text.encode("unicode_escape")
    print(data, data.decode("unicode-escape") == text)
for data in (rb"\x41\u20ac\U0001F600\101\7", rb"\a\b\f\n\r\t\v\'\"\\", b"line\\\nnext", b"\xe9\\N{BULLET}"):
    print(repr(data.decode("unicode_escape")))
for data in (b"a\\", rb"\x4", rb"\u12", rb"\U00110000", rb"\N{no such}", rb"\Nx", rb"\N{x", rb"\N{}", rb"\xzz"):
    for errors in ("strict", "replace", "ignore", "backslashreplace"):
        try:
            print(repr(data.decode("unicode_escape", errors)))
        except UnicodeDecodeError as error:
            print(error)
