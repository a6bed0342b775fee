import json
print(json.loads('[]'), json.loads('{}'), json.loads(' [ 1 , [ ] , { } ] '))
print(json.loads('{"a": 1, "b": {"c": [true, null]}, "a": 2}'))
