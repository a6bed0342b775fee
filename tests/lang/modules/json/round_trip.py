import json
v = {"n": None, "t": True, "f": 1.25, "i": -3, "s": 'q"\\é', "l": [[], {}, [1, 2]], "d": {"x": {"y": "z"}}}
assert json.loads(json.dumps(v)) == v
assert json.loads(json.dumps(v, indent=3)) == v
assert json.loads(json.dumps(v, ensure_ascii=False, separators=(",", ":"))) == v
print("same", json.loads(json.dumps((1, 2))), json.loads(json.dumps({1: 2})))
