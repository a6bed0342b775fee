from contextlib import ExitStack
def fail(msg): raise RuntimeError(msg)
try:
    with ExitStack() as st:
        st.callback(fail, "one"); st.callback(fail, "two")
        raise KeyError("orig")
except RuntimeError as e:
    while e: print(repr(e)); e = e.__context__
class C:
    def __enter__(self): return 1
for bad in (5, C()):
    try: ExitStack().enter_context(bad)
    except TypeError as e: print(e)
@ExitStack().push
def ex(*a): print("pushed")
print(ex(1))
