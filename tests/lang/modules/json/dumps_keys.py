import json
print(json.dumps({1: 1, 1.5: 2, True: 3, None: 4, "s": 5}))
print(json.dumps({(1,): 1, "a": 2}, skipkeys=True))
try:
    json.dumps({(1,): 1})
except TypeError as e:
    print(e, e.__notes__ if hasattr(e, "__notes__") else None)
