group = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), OSError(4)])])
print(group.split(ValueError))
print(group.subgroup((TypeError, OSError)))
print(group.split(KeyError)[0], group.subgroup(lambda error: isinstance(error, OSError)))
class Own(ExceptionGroup):
    def derive(self, exceptions):
        return Own(self.message, exceptions)
print(Own("o", [ValueError(1), OSError(2)]).split(ValueError))
