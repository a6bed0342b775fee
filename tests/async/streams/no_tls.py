# bide-only: CPython has TLS
import asyncio
async def main():
    loop=asyncio.get_running_loop()
    async def t(c):
        try: await c
        except Exception as e: print(type(e).__name__, e)
    await t(asyncio.open_connection("127.0.0.1", 1, ssl=True))
    await t(asyncio.start_server(lambda r,w: 0, "127.0.0.1", 0, ssl=object()))
    await t(asyncio.open_unix_connection("/x", ssl=True))
    await t(asyncio.start_unix_server(lambda r,w: 0, "/tmp/xxs", ssl=object()))
    await t(loop.create_connection(asyncio.Protocol, "127.0.0.1", 1, ssl=True))
    await t(loop.create_server(asyncio.Protocol, "127.0.0.1", 0, ssl=object()))
    await t(loop.start_tls(None, None, None))
    s=await asyncio.start_server(lambda r,w: w.close(), "127.0.0.1", 0)
    r,w=await asyncio.open_connection(*s.sockets[0].getsockname())
    try: await w.start_tls(None)
    except Exception as e: print(type(e).__name__, e)
    w.close()
    await t(asyncio.open_connection("127.0.0.1", 1, server_hostname="x"))
asyncio.run(main())
try: import ssl
except ImportError as e: print(type(e).__name__, e)
