print(repr("""a'b"""))
print(repr("""a'b"c"""))
print(repr("""
	\r\\"""))
print(repr("""\x00\x7f\xa0é"""))
print(repr("""\u200b€"""))
print(repr("""😀"""))
print(repr(""""""))
