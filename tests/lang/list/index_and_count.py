items = ["a", "b", "a", "c"]
print(items.index("a"), items.index("a", 1), items.index("c", -1), items.count("a"))
try:
    items.index("a", 3)
except ValueError as error:
    print(error)
