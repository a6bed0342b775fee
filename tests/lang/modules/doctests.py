"""doctest runs examples in docstrings.

>>> double(4)
8
>>> [double(n) for n in range(3)]
[0, 2, 4]
"""
import doctest


def double(n):
    """Twice.

    >>> double(2)
    4
    >>> double("ab")
    'abab'
    >>> double(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> double(0.1)  # doctest: +ELLIPSIS
    0.2...
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    """
    return n * 2


print(doctest.testmod())
print(doctest.testmod(verbose=False, optionflags=doctest.REPORT_NDIFF))
finder = doctest.DocTestFinder()
print([(test.name, len(test.examples), test.lineno) for test in finder.find(double)])
import unittest, io
result = unittest.TextTestRunner(stream=io.StringIO()).run(doctest.DocTestSuite())
print(result.testsRun, len(result.failures))
