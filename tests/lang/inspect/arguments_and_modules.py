# Calls of modules; how dataclasses are printed; what is said of arguments that do not fit.
import time, pprint, datetime, inspect
from dataclasses import *
for f in (lambda: time(), lambda: datetime(1), lambda: pprint()):
    try: f()
    except TypeError as e: print(e)

@dataclass
class D: a:int; b:str; c:list; d:InitVar[int]=3
pprint.pprint(D(1,'x'*40,list(range(30)))); print(D.__repr__.__qualname__, inspect.signature(D), D.__repr__.__wrapped__.__qualname__, D.__eq__.__qualname__)
def fn(a,b:int=3,*args,c,d='x',**kw): pass
def g(a,/,b,*,c): pass
for f,a,k in ((fn,(1,),{}),(fn,(),{}),(g,(1,2),{}),(g,(1,),{}),(g,(),{'a':1}),(g,(1,2,3),{}),(g,(1,2),{'b':3}),(g,(1,),{'c':1}),(g,(1,2),{'z':3,'c':1}),(g,(),dict(b=1,c=2))):
    try: print(inspect.signature(f).bind(*a,**k))
    except TypeError as e: print(e)
class A:
    class B: pass
try:
    class C(A.B, x=1): pass
except TypeError as e: print(e)
def ff():
    class C(A.B, x=1): pass
try: ff()
except TypeError as e: print(e)
