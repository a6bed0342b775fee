import json
for t in [r'"\"\\\/\b\f\n\r\t"', r'"\u0041\u00e9\u20ac"', r'"\ud83d\ude00"', '"é😀"', '""']:
    print(ascii(json.loads(t)))
print(ascii(json.loads(r'"\ud800"')), ascii(json.loads(r'"\ud800\u0041"')), ascii(json.loads(r'"\ude00\ud83d"')))
