# What Unicode knows of characters, and texts in its normal forms.
import unicodedata

print(unicodedata.unidata_version)
for character in "aÀßǅ1½²५万一가각ﬁ①(⟨ \u0301\u0378\u200fאعあｱ☃€_\n\x00\ud800\U0001f600":
    print(
        ascii(character), unicodedata.category(character), unicodedata.bidirectional(character) or "none",
        unicodedata.east_asian_width(character), unicodedata.mirrored(character), unicodedata.combining(character),
        unicodedata.decomposition(character) or "none", unicodedata.decimal(character, None),
        unicodedata.digit(character, None), unicodedata.numeric(character, None), unicodedata.name(character, None),
    )
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    text = unicodedata.normalize(form, "Å\u0041\u030a ﬁ①½ 각 e\u0301")
    print(form, ascii(text), unicodedata.is_normalized(form, text), unicodedata.is_normalized(form, "é e\u0301"))
plain = "".join(c for c in unicodedata.normalize("NFD", "Ünïcödé Ñandú") if not unicodedata.combining(c))
print(plain, unicodedata.lookup("SNOWMAN"), unicodedata.lookup("latin small letter a"))


def tried(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


tried(unicodedata.category, "ab")
tried(unicodedata.category, 5)
tried(unicodedata.name, "\0")
tried(unicodedata.name, "")
tried(unicodedata.lookup, "no such character")
tried(unicodedata.decimal, "a")
tried(unicodedata.digit, "½")
tried(unicodedata.numeric, "a")
tried(unicodedata.normalize, "X", "a")
tried(unicodedata.normalize, "NFC", 5)
tried(unicodedata.is_normalized, 5, "a")
