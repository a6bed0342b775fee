from dataclasses import make_dataclass, field
C = make_dataclass("C", [("x", int), "y", ("z", int, field(default=5))], namespace={"add": lambda self: self.x + self.z})
print(C(1, 2), C(1, 2).add(), C.__module__, C.__name__)
for bad in ([("1x", int)], [("class", int)], [("a", int), ("a", int)], [("a", int, 1, 2)]):
    try:
        make_dataclass("D", bad)
    except TypeError as e:
        print(e)
