import json
print(json.dumps([float("nan"), float("inf"), float("-inf")]))
for v in (float("nan"), [float("inf")], {"a": float("-inf")}):
    try:
        json.dumps(v, allow_nan=False)
    except ValueError as e:
        print(e, getattr(e, "__notes__", None))
