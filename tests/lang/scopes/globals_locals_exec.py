x = 1
print(globals()["x"], "x" in locals(), globals() is locals())
globals()["y"] = 5
print(y)
def f(a, b=2):
    c = 3
    l = locals()
    l["a"] = 100
    d = 4
    return l, a, sorted(locals())
print(f(1))
exec("z = x + 1")
print(z)
ns = {}
exec("q = 5\ndef g(): return q", ns)
print(ns["q"], ns["g"](), "__builtins__" in ns)
loc = {}
exec("w = 1", {}, loc)
print(loc)
print(eval("x + k", {"x": 1}, {"k": 2}), eval("  1 + 1"), eval("(lambda: x)()"))
def h():
    v = 10
    exec("v = 20; new = 1")
    try:
        new
    except NameError as e:
        print(e)
    return v, eval("v + 1")
print(h())
code = compile("x * 2", "<s>", "eval")
print(eval(code), type(code).__name__)
c2 = compile("t = 5\nprint(t)", "<s>", "exec")
exec(c2)
for s in ("1 +", "def", "'", "(", "a b"):
    try:
        eval(s)
    except SyntaxError as e:
        print(type(e).__name__, e.msg)
try:
    exec("if 1:\nprint(1)")
except IndentationError as e:
    print(type(e).__name__, e.msg)
try:
    exec("raise ValueError('in exec')")
except ValueError as e:
    print(e)
try:
    eval(5)
except TypeError as e:
    print(e)
try:
    exec("x", 5)
except TypeError as e:
    print(e)
def outer():
    x = "enclosing"
    def inner():
        return eval("x") if False else x
    return inner()
print(outer())
class C:
    a = 1
    b = locals()["a"] + 1
    exec("c = 3")
print(C.b, C.c)
print(vars() is globals(), eval("__name__"), __name__)
del globals()["x"]
try:
    x
except NameError as e:
    print(e)
def gen():
    yield sorted(locals())
    k = 1
    yield sorted(locals())
print(list(gen()))
exec("def dyn(n): return n and n + dyn(n - 1)")
print(dyn(4))
exec("class DC:\n    def m(self): return 'dm'")
print(DC().m(), DC.__module__)
