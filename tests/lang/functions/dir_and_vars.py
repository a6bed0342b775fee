class Base:
    def method(self):
        pass

class Derived(Base):
    attribute = 1

item = Derived()
item.own = 2
print([name for name in dir(item) if not name.startswith("__")], vars(item))
