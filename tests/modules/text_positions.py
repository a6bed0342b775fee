import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "text")
FEEDS, BOTH = b"one\ntwo\nthree\n", b"one\r\ntwo\r\n\r\nthree\r\nfour\n"


def show(data, *steps, mode="r+", **options):
    with open(path, "wb") as file:
        file.write(data)
    results = []
    with open(path, mode, **options) as file:
        for name, *args in steps:
            try:
                results.append(next(file, "END") if name == "next" else getattr(file, name)(*args))
            except Exception as error:
                results.append((type(error).__name__, str(error)))
    with open(path, "rb") as file:
        written = file.read()
    print(options, results, len(written), written[:24], written[-24:])


# What was read tells where the file is, whatever its line ends are.
for options in {}, {"newline": ""}, {"newline": "\n"}, {"newline": "\r\n"}, {"encoding": "utf-8-sig"}:
    for data in FEEDS, BOTH, b"\xef\xbb\xbf" + BOTH:
        show(data, ("readline",), ("tell",), ("readline",), ("tell",), ("readline",), **options)
        show(data, ("read", 2), ("tell",), ("read", 1), ("tell",), ("readline",), ("tell",), **options)
        show(data, ("readline",), ("tell",), ("seek", 5), ("write", "XY"), ("tell",), **options)

# What is written without a seek goes behind what was read from the file, not behind the line.
for options in {}, {"newline": ""}, {"encoding": "utf-8-sig"}, {"encoding": "latin-1"}:
    for data in FEEDS, BOTH, b"some line\r\n" * 3000:
        for read in ("readline",), ("read", 2), ("next",):
            show(data, read, ("write", "XY"), **options)
            show(data, read, ("write", "XY"), ("read", 20), **options)
            show(data, read, ("write", "XY"), ("next",), ("write", "Q"), **options)
            show(data, read, ("flush",), ("tell",), ("write", "XY"), ("tell",), **options)
            show(data, ("readline", 0), ("write", "XY"), **options)
            show(data, read, ("truncate",), ("readline",), ("tell",), **options)

# A byte order mark is written where the writing starts.
show(b"", ("write", "a"), ("write", "b"), ("seek", 0), ("write", "c"), mode="w", encoding="utf-8-sig")
show(b"", ("write", "a"), ("seek", 0, 2), ("write", "b"), mode="w", encoding="utf-16")
show(FEEDS, ("write", "a"), ("tell",), ("write", "b"), mode="a", encoding="utf-8-sig")

# No bytes can always be read.
for size in 0, 1, -1:
    show(FEEDS, ("readline", size), mode="wb")
    show(FEEDS, ("read1", size), mode="wb")
show(FEEDS, ("write", 1), ("write", "a"), ("write", None), mode="wb")
