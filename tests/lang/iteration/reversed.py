class Line:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index * 10

print(list(reversed("abc")), list(reversed((1, 2))), list(reversed(Line())), list(reversed({"a": 1, "b": 2})))
try:
    reversed({1})
except TypeError as error:
    print(error)
