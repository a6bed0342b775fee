import asyncio

async def job():
    await asyncio.sleep(0.01)
    return 3

async def fail():
    raise KeyError("k")

async def main():
    task = asyncio.create_task(job())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(repr(error))
    print(len(asyncio.all_tasks()), task in asyncio.all_tasks())
    await task
    print(task.result(), task.exception(), task.cancel(), len(asyncio.all_tasks()))
    bad = asyncio.create_task(fail())
    await asyncio.wait([bad])
    print(repr(bad.exception()))
    try:
        bad.result()
    except KeyError as error:
        print(repr(error))
    for wrong in (task.set_result, task.set_exception):
        try:
            wrong(1)
        except RuntimeError as error:
            print(error)
    for bad in (5, job):
        try:
            asyncio.create_task(bad)
        except TypeError as error:
            print(str(error)[:36])

asyncio.run(main())
