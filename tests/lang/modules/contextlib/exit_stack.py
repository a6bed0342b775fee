from contextlib import ExitStack, contextmanager
@contextmanager
def cm(x):
    print("in", x)
    try: yield x
    finally: print("out", x)
with ExitStack() as st:
    print(st.enter_context(cm("a")))
    st.callback(print, "cb", end="!\n")
    st.push(lambda *a: print("push", a[0]) or True)
    st.enter_context(cm("b"))
    raise KeyError("x")
with ExitStack() as st:
    st.callback(print, 1)
    rest = st.pop_all()
print("later"); rest.close()
