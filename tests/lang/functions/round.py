print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1.0), round(5, 2))
class Money:
    def __round__(self, digits=None):
        return ("rounded", digits)

print(round(Money()), round(Money(), 2))
