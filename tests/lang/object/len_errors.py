class Strange:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

for length in (3, "a", -1, 10**30):
    try:
        print(len(Strange(length)))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
