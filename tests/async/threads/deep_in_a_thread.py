import threading
def k(x):
    return sorted([1], key=k)
class D(dict):
    def __missing__(self, key): return self[key]
class G:
    def __getattr__(self, name): return getattr(self, name)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __str__(self): return str(self)
def run():
    deep = [lambda: sorted([1], key=k), lambda: D()[1], lambda: G().x, lambda: G() == G(), lambda: {G()}, lambda: str(G()), lambda: f"{G()}"]
    for f in deep:
        try: f()
        except RecursionError: print("too deep")
t = threading.Thread(target=run); t.start(); t.join()
