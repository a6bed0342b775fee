from enum import Enum
class C(Enum):
    A = "a"
    OTHER = None
    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for m in cls:
                if m.value == value.lower():
                    return m
        if value == "bad":
            return 5
        return cls.OTHER if value == 0 else None
print(C("A"), C(0))
for v in (1, "bad", "zzz"):
    try:
        print(C(v))
    except Exception as e:
        print(type(e).__name__, e, type(e.__context__).__name__)
