import sys
print(1, 2, sep="-", end="!\n"); print(sep=""); print(1, 2, sep=None, end=None); print("a", "b", sep="\n")
def attempt(**k):
    try:
        print("x", "y", **k)
    except Exception as e:
        print(type(e).__name__, e)
attempt(sep=1); attempt(end=5); attempt(bad=1); attempt(flush=True); attempt(file=None); attempt(file=5); attempt(file=sys.stdout)
class W:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
w = W(); print("a", 1, file=w); print(w.got)
class F(W):
    def flush(self): self.got.append("flushed")
w = F(); print("a", file=w, flush=True); print(w.got)
try:
    input("prompt> ")
except EOFError as e:
    print(); print(repr(e))
try:
    input(1, 2)
except TypeError as e:
    print(e)
print(*[1, 2], *"ab", sep=",")
print(print("in"))
