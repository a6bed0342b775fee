def numbers():
    yield from range(5)

print(3 in numbers(), 9 in numbers())
try:
    1 in 5
except TypeError as error:
    print(error)
