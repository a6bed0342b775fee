def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import hashlib
import io

for name in sorted(hashlib.algorithms_guaranteed):
    made = hashlib.new(name)
    print(name, made.name, made.digest_size, made.block_size, getattr(hashlib, name)().name)
    length = (20,) if name.startswith("shake") else ()
    print(made.hexdigest(*length))
    made.update(b"abc")
    made.update(bytearray(b"d"))
    copied = made.copy()
    copied.update(b"x")
    print(made.hexdigest(*length), made.digest(*length)[:4], copied.hexdigest(*length) == made.hexdigest(*length))
    long = getattr(hashlib, name)(b"ab" * 1000)
    print(long.hexdigest(*length))
for value in ("a", 5, None):
    attempt(hashlib.md5, value)
attempt(hashlib.new, "foo")
attempt(hashlib.new, 5)
print(hashlib.new("SHA256").name, hashlib.new("sha-256", b"a").hexdigest(), hashlib.new("md5", data=b"a").hexdigest())
attempt(hashlib.md5(b"").update, "a")
attempt(hashlib.md5(b"").update)
print(hashlib.md5(b"a", usedforsecurity=False).hexdigest(), hashlib.md5(string=b"a").hexdigest())
attempt(hashlib.shake_128().hexdigest, 0)
attempt(hashlib.shake_256(b"a").digest, 5)
attempt(hashlib.md5().hexdigest, 5)
print(type(hashlib.sha256()), type(hashlib.blake2b()), type(hashlib.shake_128()))
print(hashlib.file_digest(io.BytesIO(b"abc"), "sha256").hexdigest())
