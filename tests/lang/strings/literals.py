print("a\tb\\n\x41\u00e9\U0001F600\101\0end".encode(), r"\n\x", b"\x00\xffabc\n", br"\n", rb'\q')
print('it''s', "it's", 'say "hi"', """triple "quotes" 'both' """, '''a
b''')
print("line \
continued", "a" "b" 'c', ("x"
"y"))
print(1_000_000, 0xFF, 0o17, 0b101, 0XaB, 1e3, 1E-3, .5, 5., 1_0.0_1, 3j, 1e400, -0.0, 0_0)
print(10 ** 30, -7 // 2, -7 % 3, 7 // -2, 2 ** -1, 5 / 2, 7.5 // 2, -7.5 % 2, divmod(-7, 2))
print(0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789012345678, 1.5e-5, 0.0001, 2.0 ** 0.5)
print(u"unicode", "\u03b1", "é" == "\u00e9", len("😀"), "😀"[0])
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\t\r\x00\x7f\xa0é\u200b😀"), ascii("é😀"))
print(b'a' b'b', b"it's", repr(b"'\""), bytes([0, 65, 255]))
print(True + True, not 0, None, ..., Ellipsis is ..., NotImplemented)
print(0xdeadbeef ^ 0xff, ~5, 1 << 100, -1 >> 5, 6 & 3 | 8, 5 - -5, --5, +-+5, 2 ** 3 ** 2, -2 ** 2)
print(1 if 1 else 2, 1 and 2 or 3, 1 < 2 < 3, "a" < "b", (1, 2) < (1, 3), [1] + [2], "ab" * 2, 3 * (1,))
print("\
joined", 'tab\there'.expandtabs(4), "%c%c" % (65, "B"))
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
for s in ("1 // 0", "1 % 0", "1.0 / 0", "1.0 // 0", "1.0 % 0", "0 ** -1", "0.0 ** -1", "divmod(1, 0)", "1 << -1", "10.0 ** 400", "int('x')", "int('')", "float('x')", "2 ** 1000000 and 'ok'", "int('1' * 5000)", "str(10 ** 5000)", "1j / 0", "(-8) ** 0.5", "complex('x')", "chr(-1)", "chr(0x110000)", "ord('ab')", "'a' + 1", "1 + 'a'", "'a' * 'b'", "'a' * 2.0", "[1] * 'a'", "'a' - 'b'", "-'a'", "+[]", "~1.5", "1.5 & 1", "'a' @ 'b'", "'abc'.nope", "'abc'[5]", "'abc'['a']", "(1,)[1]", "{}['k']", "{}.x", "None + 1", "None[0]", "None()", "5()", "len(5)", "abs('a')", "sum(['a'])", "max([])", "max(1)", "range(1.5)", "range(1, 2, 0)", "int([])", "float([])", "list(5)", "dict([1])", "dict([(1, 2, 3)])", "set([[]])", "tuple(5)", "str(b'a', 'nope')", "bytes('a')", "bytes(-1)", "bytes([256])", "open", "'abc'.index('z')", "[].index(1)", "[].pop()", "[].remove(1)", "{}.pop(1)", "{}.popitem()", "set().pop()", "iter(5)", "next([])", "'a'.join([1])", "''.join(5)", "sorted([1, 'a'])", "round('a')", "hash([])", "isinstance(1, 1)", "getattr(1, 'x')", "zip(1)", "enumerate(1)", "map(1)", "reversed({1})", "type(1, 2)", "int(1, 2)", "int('5', 99)", "pow(2, -1, 4)", "pow(2, 3, 0)", "chr('a')", "'abc'.split('')", "'a'.center()", "'x'.zfill('a')", "min(1, 'a')", "all(5)", "eval('1 +')", "bin(1.5)", "vars(5)", "dir(5) and 1", "id(1) and 1", "repr()", "print(1, sep=5)", "input", "slice()", "super()"):
    try:
        r = eval(s)
        print(s, "=>", r if not callable(r) else "callable")
    except Exception as e:
        print(s, "->", type(e).__name__, e)
