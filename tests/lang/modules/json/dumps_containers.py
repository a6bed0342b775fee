import json
print(json.dumps([]), json.dumps({}), json.dumps(()), json.dumps([[], {}, ()]))
print(json.dumps([1, [2, [3]]]), json.dumps({"a": {"b": []}}), json.dumps((1, "x")))
