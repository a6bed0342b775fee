class Plain:
    pass

p = Plain()
print(p == p, p != Plain(), p.__eq__(5), hash(p) == hash(p), str(p) == repr(p), format(p) == str(p))
for wrong in (lambda: Plain(1), lambda: object(1), lambda: format(p, "x"), lambda: p < p, lambda: object().x):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
