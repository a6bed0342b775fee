from enum import Enum
class C(Enum):
    A = 1
print(f"{C.A}", f"{C.A!r}", f"{C.A:>6}|", "{:s}".format(C.A), "%s" % C.A, hash(C.A) == hash("A"), {C.A: 1}[C.A], C.A.__class__, C.A.__objclass__)
