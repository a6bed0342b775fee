"""`locals()` in a comprehension of a module or a class shows the comprehension's variables, and `eval` sees them."""

x = "global"
print([locals() for x in [1, 2]], x)
print([[sorted(locals()) for m in "b"] for k in "a"])
print([eval("x + k") for k in [1] for x in [5]], [dir() for only in [1]], [vars()["only"] for only in [1]])
print(locals() is globals(), [locals() is globals() for _ in "1"], {k: sorted(n for n in locals()) for k in "a"})


def function():
    y = 2
    return [sorted(locals()) for k in "a"]


print(function())


class C:
    z = 3
    shown = [sorted(locals()) for k in "a"]
    try:
        print([eval("z + k") for k in [1]])
    except NameError as error:
        print(error)

    print([name for name in sorted(locals()) if not name.startswith("__")])


print(C.shown)


def left_by_error():
    try:
        [1 / 0 for k in [1]]
    except ZeroDivisionError:
        pass
    return locals(), [[locals() for b in [2]] for a in [1]], locals()


print(left_by_error())


def around(T):
    class C:
        a: T
        here = [name for name in sorted(locals()) if name[0] != '_']

    T = str
    return C.__annotations__, C.here


print(around(int))
