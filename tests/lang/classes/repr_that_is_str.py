class Round:
    pass


Round.__repr__ = Round.__str__
for show in (str, repr, format, ascii, "{}".format, lambda one: f"{one!r:>3}"):
    try:
        print(show(Round()))
    except RecursionError:
        print("RecursionError")
