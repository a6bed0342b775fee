def v(n):
    print("v", n, end=" ")
    return n
print(v(1) < v(2) < v(3)); print(v(3) < v(2) < v(1)); print(v(1) < v(3) > v(2) != v(5))
print(1 < 2 in [2], 1 in [1] == True, (1 in [1]) == True, not 1 in [2], 1 not in [2], None is None is not 5, "a" in "abc" in ["abc"])
print([] == () , [1] == [1.0], (1,) < (1, 0), "a" < "B", {1} < {1, 2}, [1, 2] < [1, "a"] if False else 0)
for op in ("1 < 'a'", "[] < ()", "{} < {}", "None < None", "1j < 2j", "object() > 1", "[1, 'a'] < [1, 2]", "(1,) >= 5", "len < len", "{1: 2} <= 5", "range(3) < range(4)", "'a' >= b'a'", "int < str", "... < 5"):
    try:
        print(eval(op))
    except TypeError as e:
        print(e)
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan, nan < 1, {nan: 1} == {nan: 1}, (nan,) == (nan,), nan is nan)
