from itertools import groupby


class Key:
    def __init__(self, value):
        pass

    def __eq__(self, other):
        global asked
        asked += 1
        if asked == 1:
            next(group, None)
        return True


asked = 0
group = next(groupby(range(10), Key))[1]
for _ in range(2):
    print(next(group, None), asked)
