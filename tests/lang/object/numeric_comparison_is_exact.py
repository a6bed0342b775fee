print(2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > 1e308, 1 == 1.0 == True, 0.1 + 0.2 == 0.3)
print(1 + 0j == 1, float("nan") == float("nan"), 10**20 == 1e20, -1 < float("inf"), 10**400 < float("inf"))
