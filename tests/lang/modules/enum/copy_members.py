import enum
class C(enum.Enum):
    A = [1]
a = C.A
print(a.__copy__() is a, a.__deepcopy__({}) is a, a.__reduce_ex__(2))
