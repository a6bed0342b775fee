d = {"a": 1}
d.update({"b": 2}, c=3)
d.update([("d", 4), "ef"])
print(d)
try:
    d.update([1])
except TypeError as error:
    print(error)
try:
    d.update(["abc"])
except ValueError as error:
    print(error)
