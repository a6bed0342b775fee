import json
a, b = json.loads('[{"name": 1}, {"name": 2}]')
print([*a][0] is [*b][0])
