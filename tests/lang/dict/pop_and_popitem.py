d = {1: "a", 2: "b", 3: "c"}
print(d.pop(1), d.pop(9, "none"), d.popitem(), d)
for wrong in (lambda: d.pop(9), lambda: {}.popitem(), lambda: d[9]):
    try:
        wrong()
    except KeyError as error:
        print(repr(error), error)
