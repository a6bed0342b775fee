"""Files are sent by sockets only."""
import asyncio
import os
import tempfile
async def main():
    loop=asyncio.get_running_loop()
    with tempfile.NamedTemporaryFile() as f:
        f.write(b"content"*1000); f.flush()
        t,p=await loop.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=("127.0.0.1",0))
        try: await loop.sendfile(t, open(f.name,"rb"))
        except RuntimeError as e: print(str(e).split("transport")[0])
        t.close()
        r,w=os.pipe(); t,p=await loop.connect_write_pipe(asyncio.Protocol, os.fdopen(w,"wb"))
        try: await loop.sendfile(t, open(f.name,"rb"))
        except RuntimeError as e: print(str(e).split("transport")[0])
        t.close()
        got=[]
        async def h(rd,wr): got.append(len(await rd.read())); wr.close(); done.set()
        done=asyncio.Event(); s=await asyncio.start_server(h,"127.0.0.1",0)
        rd,wr=await asyncio.open_connection(*s.sockets[0].getsockname()); print(await loop.sendfile(wr.transport, open(f.name,"rb"))); wr.close(); await done.wait(); print(got); s.close()
    try: asyncio.BoundedSemaphore(x=1)
    except TypeError as e: print(e)
    print(asyncio.BoundedSemaphore(2)._value)
    class B(asyncio.BoundedSemaphore):
        def __init__(self, n): super().__init__(n); self.n=n
    print(B(3)._value)
asyncio.run(main())
