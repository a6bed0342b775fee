ages = {"ann": 31}
print(ages.get("ann"), ages.get("bob"), ages.get("bob", 0))
print(ages.setdefault("bob", 5), ages.setdefault("ann", 5), ages)
