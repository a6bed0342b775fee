"""Keys of mapping patterns that are equal, and attributes asked for twice."""


def check(keys):
    try:
        exec(f"match {{}}:\n case {{{keys}}}: pass")
        print("fine:", keys)
    except SyntaxError as exc:
        print(exc.msg)


for keys in ["'a': 1, 'a': 2", '"a": 1, "a": 2', "0: 1, 0: 2", "0: 1, False: 2", "1: 1, True: 2", "-1: 1, -1: 2", "0: 1, 0.0: 2",
             "1+1j: 1, 1+1j: 2", "1 - 2j: 1, 1-2j: 2", "None: 1, None: 2", "b'a': 1, b'a': 2", "'a': 1, b'a': 2",
             "9007199254740993: 1, 9007199254740992: 2", "2: 1, -2: 2", "True: 1, False: 2"]:
    check(keys)


class Twice:
    __match_args__ = ("a", "a")
    a = 1


class Once:
    __match_args__ = ("a",)
    a = 1


def positional():
    match Twice():
        case Twice(1, 1):
            print("matched")


def keyword():
    match Once():
        case Once(1, a=1):
            print("matched")


for how in (positional, keyword):
    try:
        how()
    except TypeError as exc:
        print(exc)
