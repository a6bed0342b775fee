from string import Formatter
class D(Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, f"<{key}>") if isinstance(key, str) else args[key]
    def convert_field(self, v, c):
        return str(v).upper() if c == "u" else super().convert_field(v, c)
    def check_unused_args(self, used, args, kw): print("used", sorted(map(str, used)))
print(D().format("{a!u} {b} {0}", 5, a="x"))
