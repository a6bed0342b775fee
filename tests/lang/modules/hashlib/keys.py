def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import hashlib
import hmac

print(hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex(), hashlib.pbkdf2_hmac("sha1", b"pw", b"salt", 10, 50).hex())
attempt(hashlib.pbkdf2_hmac, "sha1", b"", b"", 0)
attempt(hashlib.pbkdf2_hmac, "sha1", "a", b"", 1)
attempt(hashlib.pbkdf2_hmac, "sha1", b"", b"", 1, 0)
print(hashlib.blake2b(b"a", digest_size=16).hexdigest())
print(hashlib.blake2b(b"a", key=b"k", salt=b"s", person=b"p", digest_size=20).hexdigest())
print(hashlib.blake2s(b"a", key=b"k", digest_size=20).hexdigest())
for wrong in {"digest_size": 65}, {"digest_size": 0}, {"key": b"k" * 65}, {"salt": b"k" * 17}, {"person": b"k" * 17}:
    attempt(hashlib.blake2b, **wrong)
for wrong in {"digest_size": 33}, {"key": b"k" * 33}:
    attempt(hashlib.blake2s, **wrong)
print(hashlib.blake2b.MAX_DIGEST_SIZE, hashlib.blake2b.SALT_SIZE, hashlib.blake2s.MAX_KEY_SIZE)
code = hmac.new(b"k", b"m", "sha256")
print(code.hexdigest(), code.name, code.digest_size, code.block_size)
code.update(b"n")
print(code.hexdigest(), code.copy().digest()[:3], hmac.digest(b"k", b"m", "md5").hex())
print(hmac.new(b"k" * 200, b"m", hashlib.sha1).hexdigest())
attempt(hmac.new, b"k")
attempt(hmac.new, "k", b"", "md5")
for pair in ("a", "a"), (b"a", b"b"), ("a", b"a"), ("\xe9", "a"), (1, 2):
    attempt(hmac.compare_digest, *pair)
