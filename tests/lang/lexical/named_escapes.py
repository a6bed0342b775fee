print("\N{GREEK SMALL LETTER ALPHA}", "\N{BULLET}\N{snowman}", "\N{LATIN SMALL LETTER E WITH ACUTE}")
print(len("\N{EM DASH}"), ord("\N{CJK UNIFIED IDEOGRAPH-4E2D}"), "\N{HANGUL SYLLABLE GA}", r"\N{x}", b"\N{x}")
print(f"\N{DEGREE SIGN} {1}", f"{'\N{MICRO SIGN}'!r}", "\N{LF}" == "\n", "\N{NULL}" == "\0", "\N{NO-BREAK SPACE}" == "\xa0")
for s in (r"'\N{no such name}'", r"'\N'", r"'\N{'", r"'\N{}'", r"'a\N{x'"):
    try:
        eval(s)
    except SyntaxError as e:
        print(e.msg)
