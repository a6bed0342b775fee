from enum import IntEnum
class N(IntEnum):
    ONE = 1
    TWO = 2
print(N.ONE, str(N.ONE), repr(N.ONE), f"{N.TWO:03d}", f"{N.TWO}", N.ONE + N.TWO, N.TWO > 1, N.ONE == 1, [10, 20, 30][N.TWO], int(N.ONE), N.ONE < N.TWO, max(N), sum(N), hash(N.ONE) == hash(1), {1: "a"}[N.ONE], N(2), "%d" % N.TWO)
