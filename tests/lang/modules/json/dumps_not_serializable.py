import json
class A: pass
for v in ({1}, 1j, b"x", A(), A, [A()], {"k": [1, A()]}, (1, {2})):
    try:
        json.dumps(v)
    except TypeError as e:
        print(e, getattr(e, "__notes__", None))
