# A dict whose keys change while it is gone through, though it keeps its size.
def told(walk):
    try:
        print(walk())
    except RuntimeError as error:
        print(error)


def replaced(part):
    d = {0: "a", 1: "b"}
    seen = []
    for item in getattr(d, part)():
        seen.append(item)
        key = next(iter(d))
        del d[key]
        d[key + 2] = "c"
        if len(seen) > 20:
            break
    return seen


for part in ("keys", "values", "items"):
    told(lambda: replaced(part))


def same_key_again():
    d = {0: 0}
    for key in d:
        del d[0]
        d[0] = 0


told(same_key_again)


def pairs():
    d = {0: 0}
    for key, value in d.items():
        del d[0]
        d[0] = 0


told(pairs)


def grown():
    d = {0: 0}
    for key in d:
        d[key + 1] = 1


told(grown)


def popped_and_put_back():
    d = dict.fromkeys(range(5))
    seen = []
    for key in d:
        seen.append(key)
        d[d.popitem()[0]] = None
    return seen


told(popped_and_put_back)
d = {1: 1, 2: 2}
steps = iter(d)
next(steps)
del d[1]
d[1] = 1
print(next(steps))
try:
    next(steps)
except RuntimeError as error:
    print(error)
print(next(steps, "over"))
