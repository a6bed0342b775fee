items = [1]
items.append(2)
items.extend("ab")
items.insert(0, "first")
items.insert(-1, "before last")
items.insert(100, "end")
print(items)
