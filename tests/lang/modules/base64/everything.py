def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import base64

for name in ("b64", "b32", "b16", "a85", "b85", "z85", "b32hex"):
    encode, decode = getattr(base64, name + "encode"), getattr(base64, name + "decode")
    for data in (b"", b"a", b"abcd", b"hello wor\xffld", b"\0\0\0\0", b"hello123"):
        text = encode(data)
        attempt(decode, text)
        print(name, data, text)
attempt(base64.b64decode, "YQ==")
attempt(base64.b64decode, "YQ")
attempt(base64.b64decode, "Y*Q==", validate=True)
print(base64.urlsafe_b64encode(b"\xff\xfe"), base64.urlsafe_b64decode("__4="), base64.b64encode(b"\xff\xfe", b"-_"))
attempt(base64.b32decode, "mfra")
attempt(base64.b32decode, "mfra====", casefold=True)
attempt(base64.b16decode, "ab")
attempt(base64.encodebytes, b"x" * 80)
attempt(base64.decodebytes, b"YQ==\n")
attempt(base64.b64encode, "a")
attempt(base64.b85decode, b"~~~~~")
attempt(base64.a85decode, b'87cURD]i,"Ebo80')
