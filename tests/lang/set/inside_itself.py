class Holder:
    def __repr__(self):
        return repr(self.held)


for kind in (set, frozenset, type("Own", (set,), {}), type("OwnFrozen", (frozenset,), {})):
    holder = Holder()
    holder.held = kind([holder])
    print(holder.held)
for view in (dict.keys, dict.values, dict.items):
    holder = Holder()
    holder.held = view({holder: holder})
    print(holder.held)
