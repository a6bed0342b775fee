x = 10
print(eval("x + 1"), eval("a * 2", {"a": 4}), eval("[n for n in range(3)]"))
namespace = {}
exec("def double(n):\n    return n * 2\ny = double(4)", namespace)
print(namespace["y"], exec("1"))
try:
    eval("1 +")
except SyntaxError as error:
    print(type(error).__name__)
