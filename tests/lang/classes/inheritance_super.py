class A:
    def f(self): return "A.f"
    def who(self): return type(self).__name__
class B(A):
    def f(self): return "B." + super().f()
class C(A):
    def f(self): return "C." + super().f()
class D(B, C):
    def f(self): return "D." + super().f()
print(D().f(), [c.__name__ for c in D.__mro__], D.__bases__, D.mro() == list(D.__mro__))
print(super(B, D()).f(), super(D, D).f(D()))
try:
    class X(A, B): pass
except TypeError as e:
    print(e)
try:
    class Y(A, A): pass
except TypeError as e:
    print(e)
try:
    class Z(bool): pass
except TypeError as e:
    print(e)
try:
    class Z(5): pass
except TypeError as e:
    print(type(e).__name__)
try:
    class Z(int, str): pass
except TypeError as e:
    print(e)
class E(A):
    def f(self):
        def g(): return super(E, self).f()
        return g()
    @classmethod
    def make(cls): return cls
    x = property(lambda self: super(E, self).who())
print(E().f(), E().x)
class F(E):
    @classmethod
    def make(cls): return ("F", super().make())
    @staticmethod
    def s(): return "static"
    def __init__(self, v): super().__init__(); self.v = v
print(F.make(), F.s(), F(3).v)
print(issubclass(F, A), isinstance(F(1), (int, A)), issubclass(bool, int))
def nosuper(): return super().f()
try:
    nosuper()
except RuntimeError as e:
    print(e)
class G:
    def m(self): return super().nope
try:
    G().m()
except AttributeError as e:
    print(e)
try:
    super(B, 5)
except TypeError as e:
    print(e)
try:
    isinstance(1, 5)
except TypeError as e:
    print(e)
try:
    issubclass(1, int)
except TypeError as e:
    print(e)
class H: pass
class I(H): pass
H.late = 5
print(I().late)
o = H(); o.__class__ = I
print(type(o))
print(repr(super(B, D()))[:40])
