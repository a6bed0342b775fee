"""str() and repr() give what a method returned, be it of a subclass of str."""


class Text(str):
    pass


class Thing:
    def __str__(self):
        return Text("s")

    def __repr__(self):
        return Text("r")


class Other(str):
    pass


print(type(str(Thing())), type(repr(Thing())), type(Other(Thing())), type(str(Text("a"))), type(repr(Text("a"))))
print(str(Thing()), repr(Thing()), f"{Thing()} {Thing()!r}", [Thing()])
