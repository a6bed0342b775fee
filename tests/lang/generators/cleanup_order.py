def g(n):
    print("start", n)
    try: yield n
    finally: print("end", n)
for v in g(1): print("body", v); break
print("--")
x = g(2); next(x); del x; print("--")
x = g(3); next(x); x = None; print("--")
def user():
    h = g(4); next(h)
    print("leaving")
user(); print("--")
def outer():
    try: yield from g(5)
    finally: print("outer end")
o = outer(); next(o); o.close(); print("--")
o = outer(); next(o); del o; print("--")
def w():
    with CM(): yield 1
class CM:
    def __enter__(self): print("enter")
    def __exit__(self, t, v, tb): print("exit", t and t.__name__)
o = w(); next(o); o.close(); o = w(); next(o); del o; print("--")
l = [g(i) for i in (6, 7)]; [next(i) for i in l]; l.clear(); print("--")
def swallow():
    try: yield
    except BaseException as e: print("swallowed", type(e).__name__)
o = swallow(); next(o); o.close(); print("unstarted"); o = g(8); del o
def err():
    try: yield
    finally: raise ValueError("in finally")
o = err(); next(o)
try: o.close()
except ValueError as e: print(e, repr(e.__context__))
