import argparse
p = argparse.ArgumentParser(prog="x", description="demo")
p.add_argument("file"); p.add_argument("-n", "--num", type=int, default=3, help="a number"); p.add_argument("-v", action="store_true"); p.add_argument("--kind", choices=["a", "b"])
print(p.parse_args(["f", "-n", "5", "-v"]), p.parse_args(["g", "--kind=b"]))
print(p.format_usage())
