def f(n):
    try:
        print("try", n)
        if n == 1: raise ValueError("v")
        if n == 2: raise KeyError("k")
        if n == 3: return "returned"
        if n == 4: 1 / 0
    except ValueError as e: print("ve", e); return "from except"
    except (KeyError, TypeError) as e: print("ke", repr(e))
    else: print("else")
    finally: print("finally", n)
    return "end"
for n in range(4): print(f(n))
try:
    f(4)
except ZeroDivisionError as e: print(e)
try:
    e
except NameError as x: print(x)
def g():
    try:
        try: raise ValueError("inner")
        finally: print("inner finally")
    except ValueError as e:
        try: raise KeyError("second") from e
        except KeyError as k: return repr(k.__cause__), repr(k.__context__), k.__suppress_context__
print(g())
def h():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally: print("fin", i)
    return i
print(h())
def nested():
    try:
        try:
            raise ValueError(1)
        except TypeError: print("no")
        else: print("no")
        finally: print("f1")
    except: print("bare")
    else: print("no else")
    finally: print("f2")
nested()
def reraise():
    try:
        try: raise ValueError("orig")
        except ValueError: raise
    except ValueError as e: print("again", e, e.__context__)
reraise()
try:
    raise
except RuntimeError as e: print(e)
try:
    raise 5
except TypeError as e: print(e)
try:
    raise ValueError from 5
except TypeError as e: print(e)
try:
    raise int
except TypeError as e: print(e)
try:
    try: 1/0
    except 5: pass
except TypeError as e: print(e)
try:
    try: 1/0
    except (ValueError, "x"): pass
except TypeError as e: print(e)
try: raise ValueError("a") from None
except ValueError as e: print(e.__cause__, e.__suppress_context__)
try: raise KeyError
except KeyError as e: print(repr(e), e.args)
def ret():
    try: return 1
    finally: print("before return")
print(ret())
x = 0
def order():
    global x
    try:
        x = 1; return x
    finally: x = 2
print(order(), x)
