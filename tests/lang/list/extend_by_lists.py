# A list extended by lists, itself among them, takes what was there before.
items = [1, 2]
items += items
print(items)
items.extend(items)
print(items)
items += [[3]]
items += ()
items += []
print(items, len(items))
other = [items]
other += other
print(other[0] is other[1], len(other))
alias = items
alias[:] = alias + alias
print(len(items), items is alias)


class Items(list):
    def __iter__(self):
        return iter(["own"])


mine = Items([1])
plain = [0]
plain += mine
print(plain)
plain.extend(mine)
print(plain, mine)
mine += mine
print(list.__len__(mine), list.__repr__(mine))
for item in (short := [1, 2]):
    if len(short) < 40:
        short += short
print(len(short))
