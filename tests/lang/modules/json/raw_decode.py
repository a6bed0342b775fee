import json
d = json.JSONDecoder()
print(d.raw_decode('[1] tail'), d.raw_decode('x 5', 2), d.decode(' {"a": 1} '))
for t, i in (("", 0), (" 1", 0), ("[1", 0)):
    try:
        print(d.raw_decode(t, i))
    except json.JSONDecodeError as e:
        print(e)
class Upper(json.JSONDecoder):
    def decode(self, s):
        return [super(Upper, self).decode(s)]
print(json.loads("5", cls=Upper))
