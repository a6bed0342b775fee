"""hasattr where attributes can and cannot be made up; least recently used results"""
import functools

class G:
    def __getattr__(s,n): return n
class G2:
    def __getattribute__(s,n): raise AttributeError(n)
class Pr:
    @property
    def p(s): raise AttributeError('x')
    @property
    def q(s): raise ValueError('x')
import sys
print(hasattr(G(),'a'),hasattr(G2(),'a'),hasattr(Pr(),'p'),hasattr(Pr,'p'),hasattr(Pr,'zz'),hasattr(sys,'zz'),hasattr(3,'real'),hasattr([],'x'),getattr(3,'zz',None),hasattr(super,'x'),hasattr(None,'x'),hasattr(Pr(),'__class__'),hasattr(Pr(),'__dict__'))
try: hasattr(Pr(),'q')
except ValueError: print('VE')
class Meta(type):
    def __getattr__(c,n): return 'm'+n
class CM(metaclass=Meta): pass
print(hasattr(CM,'foo'), hasattr(CM(),'foo'))
@functools.lru_cache(maxsize=2)
def f(x): print('call',x); return x
f(1);f(2);f(2);f(1);f(3);f(1);f(2);print(f.cache_info())
@functools.lru_cache(maxsize=2)
def g(x): print('call',x); return 0
g(-1);g(-2);g(-1);g(-3);g(-1);g(-2)
