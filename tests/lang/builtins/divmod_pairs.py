# divmod of numbers of every size and kind, of subclasses, and of operands that have no such thing.


class Own(int):
    def __divmod__(self, other):
        return 'own', other

    def __rdivmod__(self, other):
        return 'reflected', other


class Inherits(int):
    pass


class Gives:
    def __init__(self, name, result):
        self.name, self.result = name, result

    def __divmod__(self, other):
        print(self.name, 'is asked')
        return self.result

    def __rdivmod__(self, other):
        print(self.name, 'is asked, reflected')
        return self.result


class Derived(Gives):
    pass


class Overrides(Gives):
    def __rdivmod__(self, other):
        print(self.name, 'goes first')
        return self.result


def attempt(a, b):
    try:
        print(divmod(a, b))
    except Exception as error:
        print(type(error).__name__, error)


for a in 7, -7, 2**70, -(2**70), 7.5, -0.0, True, 0, Inherits(9), Own(3), 10**400:
    for b in 2, -3, 2**65, -(2**66), 0.5, 0, 0.0, False, 1j, Inherits(4), Own(5), 'x', None:
        attempt(a, b)
attempt(1j, 2)
attempt(Gives('left', 1), Gives('right', 2))
attempt(Gives('left', NotImplemented), Gives('right', 2))
attempt(Gives('left', NotImplemented), Derived('right', 2))
attempt(Gives('left', 1), Derived('right', 2))
attempt(Gives('left', 1), Overrides('right', 2))
attempt(Gives('left', 1), Overrides('right', NotImplemented))
attempt(3, Gives('right', 2))
attempt(3, Gives('right', NotImplemented))
