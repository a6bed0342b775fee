from collections import UserList
import copy


class L(UserList):
    def append(self, item):
        super().append(item * 2)


a = L([1, 2])
a.append(3)
a += [4]
a.extend((5,))
a.insert(0, 0)
print(a, a[1:3], type(a[1:3]).__name__, a + [1], [1] + a, a * 2, len(a), a.data)
print(a == [0, 1, 2, 6, 4, 5], a < [9], a.pop(), a.index(6), a.count(1), 6 in a, a[-1])
a.sort(reverse=True)
a.reverse()
a.remove(6)
del a[0]
a[0] = "x"
print(a, list(reversed(a)), a.copy(), type(a.copy()).__name__, copy.copy(a), UserList("abc"), UserList(a))
a.clear()
print(a, bool(a), isinstance(a, list))
