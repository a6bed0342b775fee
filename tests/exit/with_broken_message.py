import sys


class Broken:
    def __str__(self):
        raise ValueError("no text")


sys.exit(Broken())
