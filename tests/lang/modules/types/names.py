import types


def f(): ...


def g():
    yield


async def h(): ...


class C:
    def m(self): ...
    p = property(m)


c = h()
print(isinstance(f, types.FunctionType), types.LambdaType is types.FunctionType, isinstance(g(), types.GeneratorType), isinstance(c, types.CoroutineType))
c.close()
print(isinstance(C().m, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType), isinstance(types, types.ModuleType))
print(isinstance(f.__code__, types.CodeType), isinstance(C.__dict__, types.MappingProxyType), isinstance(list[int], types.GenericAlias), isinstance(int | str, types.UnionType))
print(types.NoneType, types.EllipsisType, types.NotImplementedType, isinstance(str.join, types.MethodDescriptorType))
try:
    1 / 0
except ZeroDivisionError as error:
    print(isinstance(error.__traceback__, types.TracebackType))


def outer():
    x = 1
    return lambda: x


print(isinstance(outer().__closure__[0], types.CellType), types.CellType(5).cell_contents)
m = types.ModuleType("m", "doc")
m.x = 1
print(m.__name__, m.__doc__, m.x)
print(types.MethodType(lambda self, a: (self, a), 5)(6))
fn = types.FunctionType(f.__code__, {}, "renamed")
print(fn.__name__, fn(), types.FunctionType(outer().__code__, {}, "n", None, (types.CellType(7),))())
for bad in (lambda: types.FunctionType(1, {}), lambda: types.MethodType(1, 2), lambda: types.MethodType(len, None), lambda: types.FunctionType(outer().__code__, {})):
    try:
        bad()
    except TypeError as error:
        print(error)
proxy = types.MappingProxyType({"a": 1})
print(proxy, proxy["a"], len(proxy), list(proxy), proxy.get("b"), "a" in proxy, proxy == {"a": 1}, proxy | {"b": 2}, proxy.copy())
try:
    proxy["b"] = 1
except TypeError as error:
    print(error)
try:
    types.MappingProxyType([1])
except TypeError as error:
    print(error)
