print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} == {"a": 2}, {"a": [1]} != {"a": [1]})
try:
    {} < {}
except TypeError as error:
    print(error)
