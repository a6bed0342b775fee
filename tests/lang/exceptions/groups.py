e = ExceptionGroup("msg", [ValueError(1), ExceptionGroup("in", [TypeError("t"), KeyError("k")])])
print(repr(e), str(e), e.message, e.exceptions, e.args)
print(repr(e.subgroup(TypeError)), repr(e.subgroup((ValueError, KeyError))), e.subgroup(OSError))
print(e.split(ValueError), e.split(lambda x: isinstance(x, KeyError)))
print(repr(e.derive([OSError()])))
for a in ((), ("m",), ("m", []), ("m", [1]), (1, [ValueError()]), ("m", 5), ("m", [KeyboardInterrupt()]), ("m", [ValueError()], 3)):
    try:
        ExceptionGroup(*a)
    except (TypeError, ValueError) as x:
        print(type(x).__name__, x)
b = BaseExceptionGroup("b", [KeyboardInterrupt()])
print(type(b).__name__, type(BaseExceptionGroup("c", [ValueError()])).__name__, issubclass(ExceptionGroup, Exception), isinstance(b, Exception))
class My(ExceptionGroup):
    def derive(self, excs): return My(self.message, excs)
m = My("my", [ValueError(1), TypeError(2)])
print(repr(m.split(ValueError)))
try:
    raise m
except* ValueError as g:
    print(type(g).__name__, g.exceptions)
except* TypeError as g:
    print(type(g).__name__, g.exceptions)
e.add_note("n1")
print(e.__notes__, e.subgroup(ValueError).__notes__)
try:
    e.message = 5
except AttributeError as x:
    print(x)
