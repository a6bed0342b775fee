# Starting a program takes one task's number.
import asyncio


async def main():
    proc = await asyncio.create_subprocess_exec('true')
    task = asyncio.create_task(proc.wait())
    print(task.get_name(), await task)


asyncio.run(main())
