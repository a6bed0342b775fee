# What traceback adds to messages about missing names.
import traceback
class A:
    kind=1; _priv=2
    def __init__(self): self.name='x'; self.names=[]
    def show(self): return nam
    def sh2(self): return name
    def sh3(self): return self.nmae
    def sh4(self): return self.priv
class S: __slots__=('alpha',)
class E:
    def __getattr__(self,n): raise AttributeError('no '+n)
class E2:
    @property
    def size(self): return self.sise
def t(f):
    try: f()
    except Exception as e:
        print(traceback.format_exc().splitlines()[-1]); print(traceback.format_exception_only(e)[-1], end="")
        print(str(e))
def loc(): value=1; return valu
def glob(): return prnt(1)
def g2(): return sys.path
def g3(): return maths.pi
def g4(): return tme.time()
def imp2(): import colections
def m(): import math; math.squrt(2)
def m2(): [].appendd(1)
def m3(): 'a'.uper()
def m4(): (1).bitlength()
def m5(): None.x
def m6(): S().alpah
def m7(): E().foo
def m8(): E2().size
def m9(): A.knd
def m10(): {}.has_key(1)
def m11(): [1].push(2)
def m12(): abc
def m13(): x.y
def m14(): self.foo
def m15(): raise NameError('mine')
def m16(): raise AttributeError('mine', name='appendx', obj=[])
def m17(): raise ImportError('mine', name='os', name_from='pth')
def m18(): del undefnd
def m19(): Tru
def m20(): A().show_
def m21(): A()._prv
def m22(): A().__nme
for f in (A().show,A().sh2,A().sh3,A().sh4,loc,glob,g2,g3,g4,imp2,m,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22): t(f)
