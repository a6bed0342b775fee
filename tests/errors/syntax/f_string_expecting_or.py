f"{a!r z}"
