from contextlib import contextmanager, ContextDecorator
@contextmanager
def cm(n):
    print("in", n); yield; print("out", n)
@cm(1)
def f(a): "fdoc"; return a
print(f(1), f(2), f.__name__, f.__doc__)
class D(ContextDecorator):
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0]); return True
@D()
def g(): raise ValueError
print(g())
