"""What the command line and the environment say about paths, warnings and development mode."""
import os
import subprocess
import sys
import tempfile


def run(*options, code, **variables):
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        env={**os.environ, **variables}, capture_output=True, text=True)
    last = done.stderr.strip().splitlines()[-1:]
    print(options, variables.keys(), done.returncode, done.stdout.strip(), last)


with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "found_by_path.py"), "w") as file:
        file.write("print('found')\n")
    run(code="import found_by_path", PYTHONPATH=os.pathsep.join(["/nowhere", folder]))
    run(code="import sys; print(sys.path[1:3])", PYTHONPATH="/a" + os.pathsep + "/b/c")

dev = """
import asyncio, sys
async def main():
    return asyncio.get_running_loop().get_debug()
print(sys.flags.dev_mode, asyncio.run(main()), sys.warnoptions)
"""
run(code=dev)
run("-X", "dev", code=dev)
run(code=dev, PYTHONDEVMODE="1")
run(code=dev, PYTHONASYNCIODEBUG="1")

for options, code in [
    (["-W", "error"], "import warnings; warnings.warn('loud')"),
    (["-W", "ignore"], "import warnings; warnings.warn('loud')"),
    (["-W", "error::DeprecationWarning"], "import warnings; warnings.warn('old', DeprecationWarning)"),
    (["-W", "error::DeprecationWarning"], "import warnings; warnings.warn('other')"),
    (["-W", "error:be qui"], "import warnings; warnings.warn('Be quiet')"),
    (["-W", "error:quiet"], "import warnings; warnings.warn('Be quiet')"),
    (["-W", "error:::__main__:1"], "import warnings; warnings.warn('here')"),
    (["-W", "error:::__main__:2"], "import warnings; warnings.warn('here')"),
    (["-We", "-W", "i"], "import warnings; warnings.warn('the later one counts')"),
    (["-W", "error::UserWarning,"], "import warnings; warnings.warn('no such category')"),
    (["-W", "error"], "async def f(): pass\nf()"),
]:
    run(*options, code=code)
run(code="import warnings, sys; print(sys.warnoptions); warnings.warn('x')", PYTHONWARNINGS="ignore,error")
