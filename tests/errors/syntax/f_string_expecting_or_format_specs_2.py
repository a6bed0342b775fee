f"{x!r:>{w}"
