import json
for v in [None, True, False, 0, -7, 10**20, 1.0, -0.0, 1e16, 1e-5, 0.1, "", "a"]:
    print(json.dumps(v))
