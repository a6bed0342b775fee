import asyncio
async def main():
    me = asyncio.current_task(); loop = asyncio.get_running_loop()
    print(asyncio.current_task(loop) is me, asyncio.all_tasks() == {me}, asyncio.all_tasks(loop) == {me})
    loop.call_soon(lambda: print("in a callback", asyncio.current_task()))
    t = asyncio.create_task(asyncio.sleep(0)); print(len(asyncio.all_tasks())); await t; print(len(asyncio.all_tasks()))
    other = asyncio.new_event_loop(); print(asyncio.current_task(other), asyncio.all_tasks(other)); other.close()
asyncio.run(main())
for f in (asyncio.current_task, asyncio.all_tasks, asyncio.get_running_loop):
    try: f()
    except RuntimeError as e: print(e)
print(asyncio._get_running_loop())
