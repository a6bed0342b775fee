b = bytearray(b"123")
try:
    b += b
    print(b)
except BufferError as e: print(e)
try:
    b.extend(b)
    print(b)
except BufferError as e: print(e)
b[:] = b
b *= 2
print(b)


def message(source):
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)


message("match 1:\n case A(a=1, a=2): pass")
message("match 1:\n case {**_}: pass")
message("def f():\n  x = 1\n  global x")
message("def f(x):\n  global x")
message("def f():\n  print(x)\n  global x")
message("def f():\n  nonlocal x")
message("class A:\n  nonlocal x")
module = __import__("os.path", globals(), locals(), True)
print(module.__name__ in ("posixpath", "os.path"), __import__("os.path", fromlist=0).__name__)
