# Keys that are no plain strings and equal one are found by it, in tests, reads and assignments.


class Word(str):
    pass


class Any:
    def __hash__(self):
        return hash("any")

    def __eq__(self, other):
        print("asked about", other)
        return True


words = {Word("a"): 1}
print("a" in words, "b" in words, "a" not in words, words["a"])
words["a"] = 2
words["b"] = 3
print(words, type(list(words)[0]).__name__)
print(len({Word("c"): 1, "c": 2}), {key: 0 for key in (Word("d"), "d")})

chosen = {Any(): 1}
print("any" in chosen, chosen["any"])
chosen["any"] = 2
print("other" in chosen, list(chosen.values()))

both = {"any": 1}
both[Word("any")] = 2
print(both)
