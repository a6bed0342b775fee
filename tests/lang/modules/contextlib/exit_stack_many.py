from contextlib import ExitStack, nullcontext
with ExitStack() as st:
    print([st.enter_context(nullcontext(i)) for i in range(4)])
    for i in range(3): st.callback(lambda i=i: print("bye", i))
try:
    with ExitStack() as st:
        st.push(lambda t, e, tb: print("saw", t and t.__name__))
        st.callback(lambda: 1 / 0)
except ZeroDivisionError as e: print(e)
