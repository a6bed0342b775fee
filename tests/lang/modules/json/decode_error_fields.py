import json
try:
    json.loads('{"a": 1,\n "b": [1,,2]}')
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc, sep="|")
    print(type(e).__mro__[1].__name__, type(e).__module__, e.args)
print(json.JSONDecodeError("m", "ab\ncd", 4))
