import asyncio
loop = asyncio.new_event_loop()
async def main():
    c = asyncio.sleep(0)
    for run in (loop.run_forever, lambda: loop.run_until_complete(c), lambda: asyncio.run(c)):
        try: run()
        except RuntimeError as e: print(e)
    other = asyncio.new_event_loop()
    try: other.run_until_complete(c)
    except RuntimeError as e: print(e)
    other.close(); c.close()
    try: loop.close()
    except RuntimeError as e: print(e)
    return loop.is_running()
print(loop.run_until_complete(main())); loop.close()
