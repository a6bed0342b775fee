"""sum() of nothing is the start itself."""
print(sum([], start=False), sum((), start=True), sum([True], False), sum([]))
