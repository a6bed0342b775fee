class Box:
    pass

box = Box()
setattr(box, "size", 3)
print(getattr(box, "size"), hasattr(box, "size"), getattr(box, "color", "red"), vars(box))
delattr(box, "size")
print(hasattr(box, "size"))
try:
    getattr(box, "size")
except AttributeError as error:
    print(error, error.name, error.obj is box)
