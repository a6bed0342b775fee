# Parts of f-strings that need no formatting, beside those that do.
class Loud:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"


n, big, t, f, flag = 7, 2**70, "text", 1.5, True
for value in (0, -5, 2**63 - 1, -(2**63), big, t, "", f, flag, None, Loud(), [1], b"x"):
    print(f"{value}", f"a{value}", f"{value}b", f"{value}{value}", f"{value!s}-{value!s}")
for value in (1, "x"):
    inner = f"{f'{value}':>5}|{f'{value}{value}':5}|"
    print(inner, f"{value:5}|{value:<5}|", f"{value:{n}}|")
print(f"{n}:{n * 2}", f"{'é'}{n}{'日本'}", len(f"{n}{'é'}"), f"{n}{{}}{n}", f"{n=}{t=}")
print("".join([f"{i}," f"{i}" for i in range(5)]))
for a, b in (("a", "b"), ("b", "b"), ("", "a"), ("é", "e"), ("ab", "a")):
    print(a == b, a != b, a < b, a <= b, a > b, a >= b, [a] == [b], (a, 1) < (b, 0))
    if a == b:
        print("equal")
    while a < b:
        print("less")
        break
for part in ("", "a", "e", "ae", "iou", "aeiou", "aeioux", "z", "日"):
    print(part in "aeiou", part in "aeiou" * 20, part in "日本", part in "")
print(1 + 1.5, 1.5 + 1, 2 * 0.5, 0.5 - 1, 3 / 2, 3 / 2.0, 1.5 / 3, 10**20 / 3, 2**53 / 3, (2**53 + 1) / 3)
print(2**10, 2**63, 2.0**0.5, (-8) ** 2, 2**-1, 0**0, 0.0**0, 9.0**2, 2**0.5, True + 1.5)
big = 3**100
print(big + 1, 1 + big, big - 1, 1 - big, big * -2, -2 * big, big & 255, -big & 255, big & -1, big // 7, big % 7)
print(255 & big, big | 1, big ^ 1, 7 // big, 7 % big, -7 // big, big - big, (big + 1) - big, -(2**63) & 2**63 - 1)
numbers = {1: "int", True: "bool", 2.0: "float", "k": "str", (1, 2): "tuple", 3: 3}
numbers[2] = "two"
numbers[0.0] = "zero"
numbers[0] = "int zero"
numbers[10**30] = "big"
print(numbers, numbers[1.0], numbers[True], numbers[2], numbers[0], numbers[10**30])
for key in (4, 5.5, "missing", (3,), None, 2**64):
    try:
        numbers[key]
    except KeyError as error:
        print("no", error)
row, text = (1, 2, 3), "héllo"
print(row[0], row[-1], text[1], text[-1], "abc"[-3], [1, 2][-2])
for at in (3, -4):
    for thing in (row, [1, 2, 3], "abc"):
        try:
            thing[at]
        except IndexError as error:
            print(error)
