from decimal import Decimal as D, getcontext, ROUND_HALF_UP
print(D("0.1") + D("0.2"), D(1) / D(3), D("1.50").quantize(D("0.1"), ROUND_HALF_UP), repr(D("-1E+5")), D("2") ** 10, D(10).sqrt(), sorted([D(2), D("1.5")]), int(D("3.9")), getcontext().prec)
