def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
s = {1, 2, 3}; print(s | {4}, s & {1, 9}, s - {1}, s ^ {1, 7}, s <= {1, 2, 3, 4}, s < s, s >= {1}, s.isdisjoint({9}), s.union([4], (5,)), s.intersection([1], [1, 2]), s.difference([1], [2]), s.symmetric_difference([1, 9]), s.issubset(range(5)), s.issuperset([1]), s.copy() == s, len(s), 2 in s, set() == frozenset(), {1} == frozenset({1}), frozenset([1]) | {2}, type({1} | frozenset([2])).__name__, type(frozenset([1]) & {1}).__name__)
print(s.add(4), s.discard(99), s.remove(4), s.update([5], [6]), s.intersection_update([1, 5, 6]), s.difference_update([6]), s.symmetric_difference_update([1, 8]), sorted(s), s.pop() in (5, 8), s.clear(), s, repr(set()), repr(frozenset()), repr(frozenset([1])), repr({1}))
for f in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {1}.add([]), lambda: {1} | [2], lambda: {1} < [1], lambda: {1} + {2}, lambda: set(5), lambda: {[]}, lambda: hash({1}), lambda: frozenset([1]).add(2), lambda: {1}.union(5), lambda: {1}[0], lambda: [] in {1}, lambda: {1}.issubset(5), lambda: {1} & "a", lambda: set(a=1), lambda: {1}.nope): attempt(f)
print({frozenset([1]): "fs"}[frozenset([1])], {1} in [frozenset([1])], {frozenset([1])} == {frozenset([1])}, {1} in {frozenset([1])}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
