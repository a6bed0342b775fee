"""The environment turns debug mode on, also when the script changes it."""
import asyncio
import os


async def main():
    return asyncio.get_running_loop().get_debug()


for value in ["1", "", "0", "yes"]:
    os.environ["PYTHONASYNCIODEBUG"] = value
    print(repr(value), asyncio.run(main()), asyncio.run(main(), debug=False))
