"""Subclasses of built-in containers, with and without their own idea of items"""
from collections import *

class M(dict):
    def __missing__(self,k): return ('miss',k)
m=M(a=1); print(m['a'],m['b'],m.get('b'),len(m),'a' in m,list(m))
class I(dict):
    def __getitem__(self,k): return 5
    def __len__(self): return 77
    def __contains__(self,k): return True
    def __iter__(self): return iter([1,2])
i=I(); i['q']=1; print(i['z'],len(i),'k' in i,list(i),dict(i)); a,b=i; print(a,b)
class S(dict):
    def __setitem__(self,k,v): super().__setitem__(k,v*2)
s=S(); s[1]=2; s.update({3:4}); print(s)
class T(tuple):
    def __iter__(self): return iter('xyz')
a,b,c=T((1,2)); print(a,b,c, T((1,2))[1])
P=namedtuple('P','x y'); x,y=P(1,2); print(x,y)
for bad in ('a,b,c=P(1,2)','a,=P(1,2)'):
    try: exec(bad)
    except ValueError as e: print(e)
class L(list): pass
l=L([1,2,3]); l[0]=9; print(l[0],l[-1],l[1:],len(l),2 in l); a,*b=l; print(a,b)
try: l[10]
except IndexError as e: print(e)
try: l['a']
except TypeError as e: print(e)
d=defaultdict(list); d[1].append(2); print(d, d[1]); 
class D2(defaultdict):
    def __missing__(self,k): return 'own'
print(D2(int)[4])
c=Counter('abca'); c['z']+=1; print(c, c['nope'], c.most_common(2))
o=OrderedDict((k,k) for k in 'abcd'); o.move_to_end('a'); o.move_to_end('d',last=False); o.move_to_end('b',False); print(o, o.popitem(), o.popitem(False), o.popitem(last=False), list(o))
try: o.move_to_end('zz')
except KeyError as e: print('KeyError',e)
try: OrderedDict().popitem()
except KeyError as e: print('KeyError',e)
class O(OrderedDict):
    def __delitem__(self,k): print('del',k); super().__delitem__(k)
q=O(a=1,b=2); print(q.popitem(), q.popitem(last=False), q)
o=OrderedDict(); o[1]='a'; o[2]='b'; o.move_to_end(1.0); print(o)
