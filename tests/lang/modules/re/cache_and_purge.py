import re
a = re.compile("zz"); re.purge(); b = re.compile("zz")
print(a == b, re.compile("zz") is b, re.template if hasattr(re, "template") else None, re.Pattern.__name__, re.Match.__module__, isinstance(a, re.Pattern))
