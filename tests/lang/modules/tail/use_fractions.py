from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F("0.25"), F(0.5), F(7, 3).limit_denominator(2), repr(F(-2, 4)), F(3) == 3, float(F(1, 4)), F(1, 3) ** 2, hash(F(1, 2)) == hash(0.5), round(F(7, 2)))
