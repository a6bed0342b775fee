from functools import partial
import copy
def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)

p = partial(int, base=2); p.note = [1]
attempt(lambda: p.__reduce__()); attempt(lambda: copy.copy(p).__dict__); attempt(lambda: copy.copy(p).note is p.note); attempt(lambda: copy.deepcopy(p).note)
attempt(lambda: repr(p)); attempt(lambda: pickle.loads(pickle.dumps(p))("101"))
q = partial(print, 1); q.__setstate__((max, (3,), {"key": abs}, {"x": 1})); attempt(lambda: (q(-9, 5), q.x, q.func))
for bad in [(1,), (1,2,3,4), (max, [1], {}, {}), (max, (), 5, {}), None, 5, (max, (), None, None)]:
    attempt(lambda: q.__setstate__(bad)); attempt(lambda: repr(q))
r = partial(max); r.__setstate__((r, (1,), {}, {})); attempt(lambda: repr(r))
r = partial(max); r.__setstate__((max, (r,), {"k": r}, {})); attempt(lambda: repr(r))
r.__setstate__((max, (), {}, {}))
class P(partial): pass
s = P(max, 1, key=abs); s.a = 1
attempt(lambda: repr(s)); attempt(lambda: copy.copy(s).a); attempt(lambda: type(copy.copy(s)).__name__)
attempt(lambda: partial(s, 2).args); attempt(lambda: partial(partial(max, 1), 2).args)
