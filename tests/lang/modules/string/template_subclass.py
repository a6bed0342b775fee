from string import Template
class P(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"
print(P("%a_b %% %c").safe_substitute(a_b=1), P("%a_b").get_identifiers())
