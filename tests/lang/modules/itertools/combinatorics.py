from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("AB", "xy")), list(product(range(2), repeat=3)), list(product()), list(product("AB", [])), list(product(repeat=0)))
print(list(product("ab", "c", repeat=2)), sum(1 for _ in product(range(5), repeat=4)))
print(list(permutations("ABC")), list(permutations("ABCD", 2)), list(permutations("AB", 3)), list(permutations("AB", 0)), list(permutations([])))
print(list(combinations("ABCD", 2)), list(combinations(range(4), 3)), list(combinations("AB", 3)), list(combinations("AB", 0)))
print(list(combinations_with_replacement("ABC", 2)), list(combinations_with_replacement("", 2)), list(combinations_with_replacement("", 0)), list(combinations_with_replacement("AB", 3)))
print(len(list(permutations(range(6)))), list(permutations(range(6)))[500], len(list(combinations(range(10), 4))))
for bad in (
    lambda: product("a", repeat=-1), lambda: permutations("a", -1), lambda: combinations("a", -1),
    lambda: permutations("a", "x"), lambda: combinations("a"), lambda: combinations_with_replacement("a", -1),
):
    try:
        bad()
    except ValueError as error:
        print(error)
    except TypeError:
        print("TypeError")
