"""What no memory has room for is refused, and the script goes on."""

for make in (
    lambda: "a" * (1 << 45), lambda: "a".ljust(1 << 45), lambda: "a".center(1 << 45), lambda: "a".zfill(1 << 45),
    lambda: bytes(1 << 45), lambda: bytearray(1 << 45), lambda: b"a" * (1 << 45), lambda: bytearray(b"a").ljust(1 << 45),
    lambda: [0] * (1 << 45), lambda: (0,) * (1 << 45), lambda: list(range(1 << 45)), lambda: [*range(1 << 45)],
    lambda: int.to_bytes(1, 1 << 45), lambda: 1 << (1 << 45), lambda: "\t".expandtabs(1 << 45), lambda: b"\t".expandtabs(1 << 45),
    lambda: "ab" * (1 << 62), lambda: [1, 2] * (1 << 62), lambda: "\t".expandtabs(-3) + "ok",
):
    try:
        print(make())
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__, error)
