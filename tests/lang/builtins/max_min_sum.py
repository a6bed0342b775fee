def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
attempt(max, 1, 2); attempt(max, [3, 1]); attempt(max, []); attempt(max, [], default=None); attempt(max); attempt(max, 5); attempt(max, 1, 2, default=3); attempt(min, "b", "a", key=ord); attempt(min, [], key=len); attempt(min, {}, default=0)
attempt(max, "abc", key=lambda c: -ord(c)); attempt(max, 1, "a"); attempt(min, [1, 2], 3); attempt(max, [1], bad=1); attempt(max, [1.0, 1]); attempt(max, [1, 1.0]); attempt(min, 1, True); attempt(max, ["aa", "b"], key=None)
attempt(sum, [1, 2]); attempt(sum, [1.5, 2], 10); attempt(sum, ["a"]); attempt(sum, ["a"], ""); attempt(sum, [b"a"], b""); attempt(sum, [bytearray()], bytearray()); attempt(sum, [[1], [2]], []); attempt(sum, 5); attempt(sum); attempt(sum, [1], start=5); attempt(sum, [0.1] * 10); attempt(sum, [1e308, 1e308, -1e308]); attempt(sum, [True, True]); attempt(sum, [1j, 2]); attempt(sum, (2**63, 1, 1.5)); attempt(sum, [], None); attempt(sum, [1, None])
