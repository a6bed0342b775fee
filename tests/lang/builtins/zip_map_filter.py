def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
attempt(list, zip()); attempt(list, zip([1, 2], "ab", [3.0])); attempt(list, zip([1], [1, 2], strict=True)); attempt(list, zip([1, 2], [1], strict=True)); attempt(list, zip([1], [1], [1, 2], strict=True)); attempt(list, zip([1, 2], [1, 2], [1], strict=True)); attempt(zip, 5); attempt(zip, [], 5); attempt(zip, [], bad=1)
attempt(list, map(lambda a, b: a + b, [1, 2], [3, 4, 5])); attempt(map, 5); attempt(map); attempt(list, map(5, [1])); attempt(map, str, 5); attempt(list, map(str, [1], strict=True)); attempt(list, map(pow, [2, 3], [1, 2, 3], strict=True)); attempt(list, map(pow, [2, 3, 4], [1, 2], strict=True)); attempt(list, map(None, [1]))
attempt(list, filter(None, [0, 1, "", "a"])); attempt(list, filter(lambda x: x > 1, [1, 2])); attempt(filter, None); attempt(filter, None, 5); attempt(list, filter(5, [1])); attempt(list, filter(int, "012"))
z = zip([1, 2, 3], iter([1])); print(list(z)); i = iter([1, 2, 3]); print(list(zip([], i)), next(i)); i = iter([1, 2, 3]); print(list(zip(i, [])), next(i))
