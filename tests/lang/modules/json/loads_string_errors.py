import json
for t in ['"abc', '"a\nb"', '"\t"', r'"\x"', r'"\u12"', r'"\u12g4"', '"\\', '"\\u', '["a', r'"\ud83d\u12"', '"a\\"', '{"a\\']:
    try:
        print(json.loads(t))
    except json.JSONDecodeError as e:
        print(repr(t), "->", e)
print(repr(json.loads('"a\tb\n"', strict=False)))
