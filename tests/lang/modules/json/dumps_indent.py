import json
v = {"a": [1, 2, {"b": None}], "e": [], "f": {}}
print(json.dumps(v, indent=2))
print(json.dumps(v, indent=0))
print(json.dumps(v, indent="--"))
print(json.dumps([], indent=4), json.dumps({}, indent=4))
