from enum import Enum
class Code(int, Enum):
    def __new__(cls, value, label):
        obj = int.__new__(cls, value)
        obj._value_ = value
        obj.label = label
        return obj
    OK = 200, "fine"
    GONE = 410, "gone"
print(Code.OK, repr(Code.GONE), Code(410).label, Code.OK + 1, Code.OK.label, Code.OK == 200)
class Auto(Enum):
    def __new__(cls):
        obj = object.__new__(cls)
        obj._value_ = len(cls.__members__) + 1
        return obj
    A = ()
    B = ()
print(list(Auto))
