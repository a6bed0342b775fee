"""Runs random programs under CPython and under Bide and compares what they do.

    python3.14 fuzz/run.py                        # 10,000 programs
    python3.14 fuzz/run.py --count 500 --seed 7   # other ones, fewer
    python3.14 fuzz/run.py --one 1234             # shows a program and both outputs
    python3.14 fuzz/run.py --shrink 1234          # the smallest part of it that still differs

Compared are standard output, exit status and the last line of the traceback. Most programs are modules
that one process imports after another; every twentieth runs as a script of its own. CPython is the
interpreter that runs this file.
"""

import argparse
import concurrent.futures
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

from programs import program
from shrink import shrink

BATCH = 50
ALONE = 20
MEMORY = 2 << 30

DRIVER = """\
import sys, asyncio
sys.path.insert(0, {folder!r})
for seed in {seeds!r}:
    print("==", seed, flush=True)
    try:
        __import__(f"p{{seed}}")
    except BaseException as error:
        print("uncaught", type(error).__name__, str(error).split(" at 0x")[0])
    sys.modules.pop(f"p{{seed}}", None)
"""


def bounded():
    """What runs away fails soon, and takes nothing else along."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def execute(command, path, patience):
    """Standard output, exit status and the last line of standard error."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore", "NO_COLOR": "1"}
    environment["PYTHONIOENCODING"] = "utf-8"
    try:
        done = subprocess.run([*command, path], capture_output=True, stdin=subprocess.DEVNULL, timeout=patience,
                              env=environment, preexec_fn=bounded)
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode("utf-8", "replace"), "timeout", ""
    errors = done.stderr.decode("utf-8", "replace").strip().splitlines()
    last = errors[-1].strip() if errors and done.returncode else ""
    return done.stdout.decode("utf-8", "replace"), done.returncode, last


class Comparison:
    """Both interpreters, and a folder for the programs."""

    def __init__(self, bide, folder):
        self.commands = [[sys.executable, "-B"], [bide]]
        self.folder = pathlib.Path(folder)

    def outcomes(self, name, text, patience=20):
        path = self.folder / f"{name}.py"
        path.write_text(text)
        return [execute(command, str(path), patience) for command in self.commands]

    def differs(self, text, name="one"):
        cpython, bide = self.outcomes(name, text)
        return cpython != bide

    def batch(self, seeds):
        """The seeds of the programs that differ."""
        for seed in seeds:
            (self.folder / f"p{seed}.py").write_text(program(seed))
        alone = [seed for seed in seeds if seed % ALONE == 0]
        together = [seed for seed in seeds if seed % ALONE]
        driver = DRIVER.format(folder=str(self.folder), seeds=together)
        cpython, bide = (self.parts(outcome) for outcome in self.outcomes(f"batch{seeds[0]}", driver, 120))
        wrong = [seed for seed in together if cpython.get(seed) != bide.get(seed) or bide.get(seed) is None]
        # What one program leaves behind may mislead those after it.
        return [seed for seed in alone + wrong if self.differs(program(seed), f"alone{seed}")]

    def parts(self, outcome):
        parts = {}
        for part in outcome[0].split("== ")[1:]:
            seed, _, text = part.partition("\n")
            if seed.isdigit():
                parts[int(seed)] = text
        return parts


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bide", default="target/release/bide")
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=0, help="the first program's number")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--one", type=int, metavar="SEED")
    options.add_argument("--shrink", type=int, metavar="SEED")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(os.path.abspath(options.bide), folder)
        if options.one is not None:
            text = program(options.one)
            print(text)
            for name, outcome in zip(("CPython", "Bide"), comparison.outcomes("one", text)):
                print(f"---- {name}: {outcome[1]} {outcome[2]}\n{outcome[0]}")
        elif options.shrink is not None:
            text = shrink(program(options.shrink), comparison.differs)
            print(text)
            for name, outcome in zip(("CPython", "Bide"), comparison.outcomes("one", text)):
                print(f"---- {name}: {outcome[1]} {outcome[2]}\n{outcome[0]}")
        else:
            sys.exit(compare_all(comparison, options))


def compare_all(comparison, options):
    began = time.monotonic()
    seeds = range(options.seed, options.seed + options.count)
    batches = [seeds[start:start + BATCH] for start in range(0, len(seeds), BATCH)]
    differing = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for wrong in pool.map(comparison.batch, batches):
            differing += wrong
            for seed in wrong:
                print("differs:", seed, flush=True)
    print(f"{options.count} programs, {len(differing)} differ, {time.monotonic() - began:.0f} s")
    return bool(differing)


if __name__ == "__main__":
    main()
