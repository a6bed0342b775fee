class Trouble(Exception):
    def __str__(self):
        return "in paradise"


raise Trouble
