"""Who loses a writer closes the stream; that is worth a ResourceWarning."""
import asyncio, warnings, gc
warnings.simplefilter('always')
async def main():
    done=asyncio.Event()
    async def serve(r, w):
        print('server got', await r.read(10)); w.close(); done.set()
    s=await asyncio.start_server(serve,'127.0.0.1',0)
    port=s.sockets[0].getsockname()[1]
    with warnings.catch_warnings(record=True) as c:
        warnings.simplefilter('always')
        r,w=await asyncio.open_connection('127.0.0.1',port)
        await asyncio.sleep(0.05)
        del w; gc.collect()
        print([str(x.message)[:22] for x in c])
    await asyncio.wait_for(done.wait(),1)
    print(await r.read())
    s.close()
    # server side
    got=asyncio.Event()
    async def serve(r, w):
        with warnings.catch_warnings(record=True) as c:
            warnings.simplefilter('always')
            del w; gc.collect()
            print([str(x.message)[:22] for x in c])
        got.set()
    s=await asyncio.start_server(serve,'127.0.0.1',0)
    port=s.sockets[0].getsockname()[1]
    r,w=await asyncio.open_connection('127.0.0.1',port)
    await got.wait()
    print(await r.read())
    w.close(); s.close()
asyncio.run(main())
