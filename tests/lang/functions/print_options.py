print(1, 2, sep="-", end="!\n")
print("a", "b", sep="")
print()
print("x", end="")
print("y", sep=None, end=None)
try:
    print(1, sep=5)
except TypeError as error:
    print(error)
