"""What complex() says of arguments that are no real numbers."""
import warnings


class Able:
    def __complex__(self):
        return 3j


for args in [(1j, 2j), (1j, 2), (1, 2j), ("1", 2), (1, "2"), (Able(),), (Able(), 1), (1, Able())]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(complex(*args))
        except TypeError as exc:
            print(exc)
        for warning in caught:
            print("   ", warning.message)
