"""StringIO: errors, line ends, positions in text that is not ASCII, state"""
import io
f=io.StringIO()
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: io.StringIO(newline=5)); t(lambda: io.StringIO(newline="x")); t(lambda: io.StringIO(b"x", newline="x"))
t(lambda: f.read("a")); t(lambda: f.seek("a")); t(lambda: f.truncate("a")); t(lambda: f.seek(2.5)); t(lambda: f.readline(2.5))
t(lambda: f.seek(None)); t(lambda: f.seek(0,None)); t(lambda: f.truncate(True))
f.write("ab\ncd"); f.seek(2); print(f.__getstate__())
g=io.StringIO(newline=""); t(lambda: (g.write("a\r\nb\n"), g.newlines)); 
g=io.StringIO(newline=None); t(lambda: (g.newlines, g.write("a\r\nb\r"), g.newlines, g.getvalue()))
f.close(); t(lambda: f.write(3)); t(lambda: f.newlines); t(lambda: f.truncate("a")); t(lambda: f.seek("a")); t(lambda: f.seek(-1)); t(lambda: f.line_buffering); t(lambda: f.read("x"));t(lambda: f.tell(1))
t(lambda: f.isatty()); t(lambda: f.readable()); t(lambda: f.flush()); t(lambda: f.readlines()); t(lambda:f.__getstate__())
t(lambda: f.write()); t(lambda: io.StringIO("a","b","c"))
t(lambda: io.StringIO(initial_value="x").getvalue())
import copy
f=io.StringIO("abc\ndé\nxyz"); f.read(2); f.extra=1
g=copy.copy(f); t(lambda: (g.getvalue(), g.tell(), g.extra))
print(f.readline(), f.tell(), f.readline(), f.tell(), f.read(1)); f.seek(5); print(f.read(2), f.tell()); f.seek(4); f.write("ö1"); print(f.getvalue(), f.tell()); f.truncate(5); print(f.getvalue(), f.tell(), repr(f.read())); print(f.write("zz"), repr(f.getvalue()))
class R(io.StringIO):
    def readline(self, n=-1): return "<" + super().readline(n) + ">" if self.tell() < 5 else ""
print(list(R("a\nbcd\ne\n")))
class C(io.StringIO):
    def close(self): print("closing", self.closed); super().close()
c=C("x"); del c
f=io.StringIO(); f.__init__("new", "\r\n"); t(lambda: (f.getvalue(), f.write("a\nb"), f.getvalue(), f.readline(), f.read(-5), f.read(None)))
f=io.StringIO("a\nb\n"); t(lambda: (next(f), f.readline(0), f.readline(None), f.readline(), f.readline()))
t(lambda: next(f))
f.write("tail"); f.seek(0); f.truncate(); print(repr(f.getvalue())); f.seek(3); print(repr(f.read()), f.tell()); f.write(""); print(repr(f.getvalue()))
print(f.__dict__, f.readable(), f.seekable(), f.encoding)
t(lambda: f.__setstate__(("hé\r", "\r", 1, {"q": 2}))); print(f.q, repr(f.readline()), f.tell())
for s in [5, ("a",), (1,"",0,None), ("a","",-1,None), ("a","", 0, 5), ("a", "", "x", None)]: t(lambda: f.__setstate__(s))
