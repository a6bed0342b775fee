def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
attempt(any, []); attempt(all, []); attempt(any, [0, "x"]); attempt(all, [1, ""]); attempt(any, 5); attempt(all); attempt(any, [1], [2]); attempt(len, 5); attempt(len, None); attempt(len); attempt(len, int); attempt(len, "é日"); attempt(len, range(10**18)); 
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (3, -1, "a", 2**70, 1.5, True): attempt(len, L(n)); attempt(bool, L(n))
class B:
    def __bool__(self): return 1
attempt(bool, B()); attempt(any, [B()])
class NB:
    def __bool__(self): raise ValueError("no truth")
attempt(bool, NB()); attempt(all, [NB()])
i = iter([0, 1, 2]); print(any(i), list(i)); i = iter([1, 0, 2]); print(all(i), list(i))
