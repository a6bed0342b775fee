import re
p = re.compile(r"""
    (\d{3})   # area
    [-\ ]?    # sep
    (\d{4})   # number [ # ]
    [#]?
""", re.X)
print(p.fullmatch("555 1234#").groups(), p.match("5551234").groups())
