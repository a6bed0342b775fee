import sys

data = sys.stdin.buffer
print(data.readline(), data.read(3), data.readline(2), data.peek()[:1], data.read1(2), data.readline())
room = bytearray(4)
print(data.readinto(room), room, next(data))
print(data.read(), data.read(), data.readline())
