def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
code = compile("1 + 2", "<e>", "eval")
print(eval(code), code.co_name, code.co_filename, type(code).__name__)
code = compile("x = 5\ny = x * 2", "<x>", "exec")
ns = {}
print(exec(code, ns), ns["x"], ns["y"])
code = compile("3 * 4", "<s>", "single")
exec(code)
exec(compile("z = 1; z + 1; None; 'a'", "<s>", "single"))
attempt(compile, "1", "f", "bad")
attempt(compile, "x = 1", "f", "eval")
attempt(compile, "a b", "f", "exec")
attempt(compile, 5, "f", "exec")
attempt(compile, "1", "f")
attempt(compile, "1\x00", "f", "exec")
print(eval(compile(b"'bytes'", "f", "eval")))
attempt(eval, "x = 1"); attempt(eval, "1 +"); attempt(eval, "   42  "); attempt(eval, "\n 7")
attempt(eval, b"1+1"); attempt(eval, 5); attempt(exec, 5); attempt(eval, "a", {"a": 3}); attempt(eval, "a+b", {"a": 3}, {"b": 4})
attempt(eval, "1", 5); attempt(exec, "1", 5); attempt(eval, "zzz", {})
print(eval("[i * k for i in range(3)]", {"k": 2}))
print(eval("(lambda: k)()", {"k": 2}))
try:
    exec("def f(:\n pass", {})
except SyntaxError as e:
    print(e.filename, e.lineno, e.offset, e.msg, repr(e.text))
g = {}
exec("import sys\ndef f(): return sys.__name__", g)
print(g["f"](), "__builtins__" in g, sorted(k for k in g if not k.startswith("__")))
class L(dict):
    def __missing__(self, key): return key.upper()
print(eval("a + b", {}, L()))
print(eval("len", {"__builtins__": {"len": 5}}))
attempt(eval, "len", {"__builtins__": {}})
exec("global q; q = 9", g); print(g["q"])
