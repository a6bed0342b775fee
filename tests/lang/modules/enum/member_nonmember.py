from enum import Enum, member, nonmember
class A(Enum):
    X = 1
    n = nonmember(5)
    f = member(lambda x: x * 2)
    def g(self): return self.name
    class Inner: pass
    @member
    def h(): pass
print([m.name for m in A], A.n, A.f.value(4), A.X.g(), A.Inner.__name__, A.h.name)
