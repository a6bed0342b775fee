class Logged:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        if name == "magic":
            return 42
        return super().__getattribute__(name)

item = Logged()
item.x = 1
print(item.x, item.magic)
