from string import Template
t = Template("$who likes ${what}, $$5")
print(t.substitute(who="tim", what="pie"), t.substitute({"who": "a", "what": 1}), t.safe_substitute(who="x"), t.template, t.get_identifiers(), t.is_valid())
for s, k in (("$x", {}), ("$", {}), ("a\n$1", {}), ("${x", {"x": 1})):
    try: print(Template(s).substitute(k))
    except (KeyError, ValueError) as e: print(type(e).__name__, e)
print(Template("$ ${x} $1").safe_substitute(x=1), Template("$").is_valid())
