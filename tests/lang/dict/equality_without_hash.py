class Plain:
    def __eq__(self, other):
        return True

try:
    {Plain(): 1}
except TypeError as error:
    print(error)
try:
    hash(Plain())
except TypeError as error:
    print(error)
