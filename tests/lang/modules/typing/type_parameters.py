def f[T, U: int, V: (int, str), W = str](x: T) -> T: return x
print(f.__type_params__, f(5), [p.__bound__ for p in f.__type_params__], [p.__constraints__ for p in f.__type_params__], [p.has_default() for p in f.__type_params__], f.__type_params__[3].__default__, f.__annotations__)
class G[T, *Ts, **P]:
    def m(self, x: T) -> list[T]: return [x]
print(G.__type_params__, G.__parameters__, G.__orig_bases__, G[int, str, [int]], G().m(1), G.m.__annotations__)
class Stack[T]:
    def __init__(self): self.items: list[T] = []
    def push(self, x: T): self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int])
class Bound[T: "Later"]: pass
class Later: pass
print(Bound.__type_params__[0].__bound__)
async def g[T](x: T): return x
print(g.__type_params__)
