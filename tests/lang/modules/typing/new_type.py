from typing import NewType
U = NewType("U", int)
print(U(5), U, U.__name__, U.__supertype__, U | None, type(U(3)))
try:
    class S(U): pass
except TypeError as e: print(e)
