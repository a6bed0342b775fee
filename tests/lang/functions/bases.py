print(bin(10), oct(64), hex(-255), bin(0), hex(2**70))
class Index:
    def __index__(self):
        return 5

print(bin(Index()), [0, 1, 2, 3, 4, 5][Index()], "abcdefg"[:Index()])
