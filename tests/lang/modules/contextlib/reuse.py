from contextlib import contextmanager, suppress, nullcontext
@contextmanager
def once(): yield
c = once()
with c: pass
try:
    with c: pass
except Exception as e: print(type(e).__name__)
s = suppress(KeyError)
for _ in range(2):
    with s: raise KeyError
with s:
    with s: raise KeyError
    print("inner done")
