def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
attempt(sorted, [3, 1, 2]); attempt(sorted, "bca", reverse=True); attempt(sorted, [1, "a"]); attempt(sorted, 5); attempt(sorted); attempt(sorted, [1], lambda x: x); attempt(sorted, [-3, 2], key=abs); attempt(sorted, [1, 2], key=5); attempt(sorted, {"b": 1, "a": 2}); attempt(sorted, [1, 2], reverse="yes"); attempt(sorted, [1], reverse=None); attempt(sorted, [2, 1], key=None, reverse=0); attempt(sorted, [1], foo=1)
attempt(list, reversed([1, 2])); attempt(reversed, 5); attempt(reversed, {1}); attempt(list, reversed({1: 2, 3: 4})); attempt(reversed, iter([])); attempt(list, reversed(range(5)))
class R:
    def __reversed__(self): return "anything"
attempt(reversed, R())
class S:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
attempt(list, reversed(S()))
class Q:
    __reversed__ = None
attempt(reversed, Q())
attempt(list, enumerate("ab")); attempt(list, enumerate("ab", 5)); attempt(list, enumerate("ab", start=-1)); attempt(enumerate, 5); attempt(enumerate); attempt(enumerate, [], "a"); attempt(list, enumerate(iterable="ab", start=10**20)); attempt(enumerate, [], 1, 2)
