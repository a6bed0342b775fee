def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
import builtins
names = sorted(n for n in dir(builtins) if n[0] != '_' and isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException))
for n in names:
    c = getattr(builtins, n); print(n, [b.__name__ for b in c.__bases__], c.__module__)
print(IOError is OSError, EnvironmentError is OSError)
attempt(BaseException); print(BaseException(1, 2).args, str(BaseException(1, 2)), repr(BaseException("a")), str(Exception()), repr(Exception()), Exception("a") == Exception("a"))
e = ValueError("x"); e.args = (1, 2); print(e, repr(e)); e.args = "ab"; print(e.args); attempt(setattr, e, "args", 5); e.custom = 1; print(e.__dict__, e.custom)
print(e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__); attempt(setattr, e, "__cause__", 5); attempt(setattr, e, "__context__", 5); attempt(setattr, e, "__traceback__", 5); attempt(setattr, e, "__suppress_context__", 5); e.__cause__ = KeyError(); print(e.__suppress_context__, repr(e.__cause__)); e.__cause__ = None; print(e.with_traceback(None) is e); attempt(e.with_traceback, 5)
e.add_note("n1"); e.add_note("n2"); print(e.__notes__); attempt(e.add_note, 5)
s = StopIteration(1, 2); print(s.value, s.args); print(StopIteration().value, SystemExit(4).code, SystemExit().code, SystemExit(1, 2).code)
k = KeyError("key"); print(str(k), k.args, str(KeyError()), str(KeyError("a", "b")), str(KeyError(None)), str(IndexError("i")))
o = OSError(2, "No such", "f.txt", None, "g.txt"); print(o, o.errno, o.strerror, o.filename, o.filename2, type(o).__name__, o.args); print(repr(OSError(13, "d")), type(OSError(17, "x")).__name__, OSError("just"), OSError("just").errno, OSError(1), str(OSError(99999, "zz")), OSError(2, "a", "b").args)
i = ImportError("m", name="n", path="p"); print(i.name, i.path, i.msg, i); attempt(ImportError, bad=1); print(ImportError().msg, ImportError(1, 2).msg)
n = NameError("m", name="nm"); print(n.name, n); a = AttributeError("m", name="an", obj=5); print(a.name, a.obj)
u = UnicodeDecodeError("utf-8", b"abc", 1, 2, "why"); print(u, u.encoding, u.object, u.start, u.end, u.reason); u = UnicodeEncodeError("ascii", "aéb", 1, 2, "r"); print(u); print(UnicodeEncodeError("ascii", "aéüb", 1, 3, "r"), UnicodeTranslateError("aéb", 1, 2, "tr")); attempt(UnicodeDecodeError, 1, 2); attempt(UnicodeDecodeError, "a", "b", 1, 2, "c"); attempt(UnicodeEncodeError, "a")
sx = SyntaxError("msg", ("file", 1, 2, "text", 1, 5)); print(sx, sx.filename, sx.lineno, sx.offset, sx.text, sx.msg, sx.end_lineno, sx.end_offset, sx.args); print(SyntaxError("m"), SyntaxError(), SyntaxError("m", ("f", 3, 1, "t")), repr(SyntaxError("m")))
