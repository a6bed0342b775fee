"""BytesIO: what it refuses, views of it, positions behind the end, its state, and subclasses of it."""
import io
b = io.BytesIO(b'abc\ndef')
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: b.read('x')); t(lambda: b.readline('x')); t(lambda: b.read(1.5)); t(lambda: b.seek(-1)); t(lambda: b.seek(-100, 1)); t(lambda: b.seek(0, 5)); t(lambda: b.seek('x')); t(lambda: b.write('x')); t(lambda: b.write(3)); t(lambda: b.truncate(-1)); t(lambda: b.truncate('x')); t(lambda: b.read1(2)); t(lambda: b.readlines(2)); t(lambda: b.readinto(bytearray(3))); t(lambda: io.BytesIO(3)); t(lambda: io.BytesIO('x')); t(lambda: io.BytesIO(initial_bytes=b'q').getvalue()); t(lambda: io.BytesIO(None).getvalue()); t(lambda: io.BytesIO(memoryview(b'xy')).read())
v = b.getbuffer(); t(lambda: b.write(b'x'*50)); t(lambda: b.truncate(1)); t(lambda: b.close()); t(lambda: v.nbytes); v[0:1] = b'Z'; v.release(); t(lambda: b.getvalue())
b.seek(20); t(lambda: b.write(b'')); t(lambda: b.getvalue()); t(lambda: b.write(b'k')); t(b.getvalue); t(b.tell); t(lambda: b.truncate()); t(lambda: b.truncate(3)); t(b.tell); t(b.read); t(lambda: b.seek(1)); t(lambda: list(b)); t(b.isatty); t(b.fileno); t(b.detach); t(lambda: b.__getstate__()); t(lambda: b.flush()); t(lambda: (b.readable(), b.writable(), b.seekable(), b.closed)); t(lambda: b.seek(2**70)); t(lambda: b.read(2**70)); t(lambda: b.peek)
b.x = 3; t(lambda: b.__dict__); t(lambda: repr(b)[:12]); t(lambda: b.writelines([b'1', b'2'])); t(b.getvalue)
import array
t(lambda: b.write(array.array('h', [1, 2]))); t(b.getvalue)
with b: pass
for n in ('read','readline','getvalue','tell','flush','readable','isatty','getbuffer','__next__','truncate','close'): t(getattr(b, n))
t(lambda: b.write(b'')); t(lambda: b.seek(0)); t(lambda: b.closed)
t(lambda: b.__init__(b'again')); t(lambda: b.read())
b.seek(-2, 2); t(b.read); b.seek(1); b.write(b'ZZ'); t(b.getvalue); t(b.tell)
class S(io.BytesIO):
    def __init__(self, *a): super().__init__(*a); self.n = 1
    def readline(self, size=-1): return super().readline(size).upper()
    def write(self, d): return super().write(d + b'!')
s = S(b'a\nb\n'); t(lambda: list(s)); t(lambda: s.write(b'q')); t(s.getvalue); t(lambda: io.TextIOWrapper(io.BytesIO(b'x\ny')).readlines()); t(lambda: s.n)
