import json
print(json.dumps({1, 2}, default=sorted), json.dumps([1j], default=str))
print(json.dumps([{3}], default=list, indent=2))
def fail(o): raise LookupError("no " + type(o).__name__)
try:
    json.dumps({"a": b""}, default=fail)
except LookupError as e:
    print(e, e.__notes__)
class Loop: pass
try:
    json.dumps(Loop(), default=lambda o: o)
except ValueError as e:
    print(e)
