class A:
    pass

class B(A):
    pass

print(isinstance(B(), A), isinstance(1, (str, int)), isinstance(True, int), issubclass(B, A), issubclass(A, B), isinstance(1, int | None))
for wrong in (lambda: isinstance(1, 5), lambda: issubclass(1, int)):
    try:
        wrong()
    except TypeError as error:
        print(error)
