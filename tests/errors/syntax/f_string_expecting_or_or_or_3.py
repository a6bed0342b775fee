f"{a;b}"
