import json
class Complex(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)
print(json.dumps(2 + 1j, cls=Complex), Complex().encode({"z": 1j}), "".join(Complex(indent=1).iterencode([1j])))
try:
    Complex().encode(set())
except TypeError as e:
    print(e)
