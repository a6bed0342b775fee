class Squares:
    def __getitem__(self, index):
        if index >= 4:
            raise IndexError
        return index * index

print(list(Squares()), 9 in Squares(), 10 in Squares(), max(Squares()))
