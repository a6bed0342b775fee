def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import binascii

print(sorted(name for name in dir(binascii) if not name.startswith("_")))
print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
for args in [(b"ab\xff",), ("a",), (b"abcdef", ":"), (b"abcdef", b":", 2), (b"abcdefg", "-", -2), (b"ab", "::"),
             (b"ab", ""), (b"ab", 5), (bytearray(b"q"),)]:
    attempt(binascii.hexlify, *args)
attempt(binascii.b2a_hex)
print(binascii.b2a_hex(data=b"ab", sep="-"))
for text in (b"6162", "61fF", "6", "6g", 5, "\xe9", "", "61 62", bytearray(b"61")):
    attempt(binascii.unhexlify, text)
for text in (b"YWJj", b"YWI=", b"YQ==", b"YQ=", b"YQ", b"Y", b"", b"YWJ", b"Y Q = =", b"YWJjZ", b"YW\nJj", b"=", b"==",
             b"YQ==YQ==", b"YWI=x", b"Y=Q=", b"****", b"YW*Jj", b"A===", b"AA=A", b"YQ===", "YWJj", "YW\xe9", 5,
             b"YWJjZGU=\n", b"AAAAAAAAA"):
    attempt(binascii.a2b_base64, text)
    attempt(binascii.a2b_base64, text, strict_mode=True)
for data in (b"", b"a", b"ab", b"abc", b"x" * 60, "a", bytearray(b"z")):
    attempt(binascii.b2a_base64, data)
    attempt(binascii.b2a_base64, data, newline=False)
for args in [(b"hello",), (b"hello", 5), (b"", 7), ("a",), (b"a", -1), (b"a", 2**40)]:
    attempt(binascii.crc32, *args)
print(binascii.crc_hqx(b"hello", 0), binascii.crc_hqx(b"hello", 0xFFFF))
for data in (b"", b"a", b"ab", b"hello world", b"x" * 45, b"x" * 46, "a"):
    attempt(binascii.b2a_uu, data)
    attempt(binascii.b2a_uu, data, backtick=True)
for line in (b" \n", b"!80  \n", b"+:&5L;&\\@=V]R;&0 \n", b"", b"\x80", b"#86)C\n", b"#86)Cxx\n", b"!8", b'"86', "#86)C"):
    attempt(binascii.a2b_uu, line)
for data in (b"a=20b", b"a=\nb", b"a=3D", b"a=zz", b"a_b", b"a=", b"=\r\nx", b"==41", "a=41"):
    attempt(binascii.a2b_qp, data)
    attempt(binascii.a2b_qp, data, header=True)
for data in (b"a=b", b"a b ", b"a\tb\t\n", b"\xff\x00", b"x" * 80, b"a_b c", b".\n", b"a\r\nb", b" \n", b"line \r\nx"):
    attempt(binascii.b2a_qp, data)
    attempt(binascii.b2a_qp, data, True, False, True)
    attempt(binascii.b2a_qp, data, istext=False)
    attempt(binascii.b2a_qp, data, quotetabs=True)
