"""A finaliser may bring its object back to life; it does not run again."""
import gc

saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("del", self.name)
        if self.name == "phoenix":
            saved.append(self)


Phoenix("phoenix")
Phoenix("mortal")
gc.collect()
print([bird.name for bird in saved], saved[0].me is saved[0])
saved.clear()
gc.collect()
print("the end")
