def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
attempt(ascii, "héllo"); attempt(ascii, "日本"); attempt(ascii, "\U0001f600"); attempt(ascii, ["é", {"ü": "ß"}])
class R:
    def __repr__(self): return "<é>"
attempt(ascii, R()); attempt(repr, R())
class Bad:
    def __repr__(self): return 5
attempt(repr, Bad()); attempt(ascii, Bad()); attempt(str, Bad()); attempt("{!r}".format, Bad())
class S:
    def __str__(self): return 5
attempt(str, S()); attempt(format, S())
class Sub(str): pass
class RS:
    def __repr__(self): return Sub("sub")
print(repr(RS()))
attempt(repr); attempt(repr, 1, 2)
attempt(repr, "'"); attempt(repr, '"'); attempt(repr, "'\""); attempt(repr, "\x00\x7f\xa0\xad\u200b\u2028\ue000\U000e0001")
