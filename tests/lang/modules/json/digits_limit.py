import json
try:
    json.loads("1" * 5000)
except ValueError as e:
    print(type(e).__name__, str(e)[:40])
print(json.loads("1" * 4300) > 0)
