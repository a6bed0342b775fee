from collections import UserString


class S(UserString):
    def shout(self):
        return self.upper() + "!"


s = S("hello")
print(s, repr(s), s.shout(), type(s.shout()).__name__, s + " x", "y " + s, s * 2, len(s), s[1], s[1:3], "ell" in s)
print(s == "hello", s < "i", hash(s) == hash("hello"), s.split("l"), s.replace("l", "L"), s.find("l"), s.center(9, "*"))
print(S("%d-%s") % (1, "a"), S("{}{x}").format(1, x=2), s.encode(), s.startswith("he"), s.title(), S(12), int(S("5")) + 1)
print(S(" a ").strip(), S("a,b").partition(","), S("-").join("abc"), s.isalpha(), S("1").zfill(3), s.count("l"), {s: 1}["hello"])
