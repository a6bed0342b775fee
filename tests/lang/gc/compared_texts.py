# Strings that were only made to be compared are freed, whichever way the comparison goes on.
import os


def pages():
    if not os.path.exists("/proc/self/statm"):
        return 0
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1])


def call():
    a = b = c = d = e = f = 1
    return a


def compare(count):
    for number in range(count):
        if "x" * 1000 + str(number) == "y" * 1000 + str(number):
            pass
        call()
        if not "x" * 1000 + str(number) < "y" * 1000 + str(number):
            pass
        call()
        equal = "x" * 1000 + str(number) != "y" * 1000 + str(number)
        call()


compare(1000)
before = pages()
compare(10000)
print("flat" if pages() - before < 1000 else "grown")
