import asyncio

async def job():
    pass

coroutine = job()
for action in (asyncio.get_running_loop, asyncio.get_event_loop, asyncio.current_task, asyncio.all_tasks,
               lambda: asyncio.create_task(coroutine), lambda: asyncio.gather(coroutine), lambda: asyncio.run(5)):
    try:
        action()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
coroutine.close()
