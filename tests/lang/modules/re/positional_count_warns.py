import re, warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(re.sub("a", "b", "aaa", 1), re.split(",", "a,b,c", 1))
    print([str(x.message) for x in w])
