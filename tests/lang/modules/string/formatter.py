from string import Formatter
f = Formatter()
print(f.format("{} {}", 1, 2), f.format("{0} {a!r:>5}|{b[0]}|{c.real}", 1, a="x", b=[7], c=2), f.format("{:{}}", "x", 5), f.format("{{}}"), f.vformat("{x}", (), {"x": 3}))
print(list(f.parse("a{b!r:c}d{{e}}{}")))
for t in ("{", "}", "{0} {}", "{} {0}", "{x}", "{!z}", "{0!r"):
    try: print(f.format(t, 1))
    except (ValueError, KeyError, IndexError) as e: print(type(e).__name__, e)
