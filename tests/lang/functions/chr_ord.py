print(chr(97), chr(0x1F600), ord("a"), ord("é"), ord(b"z"))
for wrong in (lambda: chr(-1), lambda: ord("ab"), lambda: ord(5), lambda: chr("a")):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
