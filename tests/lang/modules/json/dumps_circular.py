import json
l = [1]; l.append(l)
d = {}; d["d"] = d
for v in (l, d, [d]):
    try:
        json.dumps(v)
    except ValueError as e:
        print(e)
shared = [1]
print(json.dumps([shared, shared]))
