group = ExceptionGroup("several", [ValueError(1), TypeError(2)])
print(group, repr(group), group.message, group.exceptions)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
print(ExceptionGroup.__mro__)
