import configparser
c = configparser.ConfigParser()
c.read_string("[a]\nx = 1\ny: two\n[b]\nz = %(k)s!\nk = v\n")
print(c.sections(), c["a"]["x"], c.getint("a", "x"), c["b"]["z"], c.has_option("a", "q"), dict(c["a"]))
