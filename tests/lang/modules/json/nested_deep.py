import json
text = "[" * 80 + "]" * 80
print(json.dumps(json.loads(text)) == text)
v = {}
for i in range(80):
    v = {"k": v}
print(len(json.dumps(v)))
