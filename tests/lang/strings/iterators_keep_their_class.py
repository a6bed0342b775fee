# An iterator over text or bytes has the same class before and after its end, and stops there.
for source in "ab", "é", "", b"a", bytearray(b"a"):
    it = iter(source)
    before = type(it).__name__
    items = []
    while True:
        try:
            items.append(it.__next__())
        except StopIteration as stop:
            print(before, type(it).__name__, items, stop.args)
            break


def generator():
    yield from "日本"
    yield "end"


print(list(generator()))
