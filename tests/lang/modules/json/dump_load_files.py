import json, io
f = io.StringIO()
json.dump({"a": [1, "é"]}, f, indent=1)
print(f.getvalue())
f.seek(0)
print(json.load(f))
print(json.load(io.BytesIO(b'{"b": 2}')))
