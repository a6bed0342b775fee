import json
t = '{"a": 1, "b": {"c": 2.5, "d": [3, NaN]}}'
print(json.loads(t, object_hook=lambda d: list(d)))
print(json.loads(t, object_pairs_hook=lambda p: p))
print(json.loads(t, object_hook=lambda d: 1, object_pairs_hook=dict))
print(json.loads(t, parse_float=lambda s: "f" + s, parse_int=lambda s: "i" + s, parse_constant=lambda s: "c" + s))
