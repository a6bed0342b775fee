import json
print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads('"é"'.encode("utf-16")), json.loads('[1]'.encode("utf-16-le")), json.loads('"ü"'.encode("utf-8-sig")))
for v in (1, None, ["x"]):
    try:
        json.loads(v)
    except TypeError as e:
        print(e)
try:
    json.loads("\ufeff[]")
except json.JSONDecodeError as e:
    print(e)
