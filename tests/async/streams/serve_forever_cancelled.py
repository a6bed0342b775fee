# Cancelling serve_forever closes the server.
import asyncio


async def main():
    server = await asyncio.start_server(lambda r, w: None, '127.0.0.1', 0)
    task = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', server.is_serving(), server.sockets)
    try:
        async with asyncio.timeout(0.01), await asyncio.start_server(lambda r, w: None, '127.0.0.1', 0) as server:
            await server.serve_forever()
    except TimeoutError:
        print('timeout', server.is_serving())


asyncio.run(main())
