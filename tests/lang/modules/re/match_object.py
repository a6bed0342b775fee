import re
m = re.search(r"(?P<user>\w+)@(?P<host>\w+)(\.com)?", "to bob@site.org now")
print(m.group(), m.group(0), m.group("user"), m.group(1, 2, 3), m["host"], m[3])
print(m.groups(), m.groups("-"), m.groupdict(), m.groupdict("none"))
print(m.start(), m.end(), m.span("host"), m.span(3), m.pos, m.endpos, m.lastindex, m.lastgroup)
print(m.string, m.re.pattern, m.regs, bool(m))
