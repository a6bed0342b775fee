def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class A:
    x = 1
a = A()
attempt(getattr, a, "x"); attempt(getattr, a, "y"); attempt(getattr, a, "y", 5); attempt(getattr, a, 5); attempt(getattr, a)
attempt(hasattr, a, "x"); attempt(hasattr, a, "nope"); attempt(hasattr, a, 5); attempt(hasattr, a)
attempt(setattr, a, "new attr", 3); print(getattr(a, "new attr")); attempt(setattr, a, 1, 2); attempt(setattr, a, "x")
attempt(delattr, a, "new attr"); attempt(delattr, a, "new attr"); attempt(delattr, a, 5)
attempt(setattr, 5, "x", 1); attempt(setattr, object(), "x", 1); attempt(delattr, 5, "real"); attempt(setattr, 5, "real", 1)
attempt(setattr, int, "x", 1); attempt(delattr, int, "real"); attempt(setattr, None, "x", 1); attempt(setattr, "s", "upper", 1)
class P:
    @property
    def p(self): raise ValueError("inside")
    @property
    def q(self): raise AttributeError("deep")
attempt(getattr, P(), "p", 1); attempt(getattr, P(), "q", 1); attempt(hasattr, P(), "q"); attempt(hasattr, P(), "p")
attempt(setattr, P(), "p", 1); attempt(delattr, P(), "p")
try:
    (5).real = 1
except AttributeError as e:
    print(e)
try:
    (5).foo = 1
except AttributeError as e:
    print(e)
try:
    len.x = 1
except AttributeError as e:
    print(e)
try:
    [].append = 1
except AttributeError as e:
    print(e)
try:
    a.zzz
except AttributeError as e:
    print(e, e.name, e.obj is a)
try:
    A.zzz
except AttributeError as e:
    print(e, e.name, e.obj is A)
try:
    sys.zzz
except AttributeError as e:
    print(e)
except NameError as e:
    print(e, e.name)
