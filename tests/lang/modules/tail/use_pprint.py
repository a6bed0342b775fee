from pprint import pprint, pformat
pprint({"b": [1, 2, 3], "a": {"x": "y" * 30, "z": list(range(20))}}, width=40)
print(pformat([1, (2,), {3}]), pformat("a" * 10))
