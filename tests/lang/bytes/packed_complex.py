import struct

for order in (">F", "<F", ">D", "=F", "F", ">f", "e"):
    for number in (1.5 + 2j, 1e300, 1e300j, float("inf"), -0.0):
        try:
            print(order, number, struct.pack(order, number))
        except (OverflowError, struct.error) as error:
            print(order, number, error)
