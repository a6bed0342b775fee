import shlex
print(shlex.split("a 'b c' \"d e\" f\\ g # h"), shlex.quote("a b'c"), shlex.join(["a", "b c"]))
