"""What the objects of asyncio are instances of."""
import asyncio, os, sys
T=('BaseTransport','ReadTransport','WriteTransport','Transport','DatagramTransport','SubprocessTransport')
def show(n,t): print(n, type(t).__name__, [k for k in T if isinstance(t,getattr(asyncio,k))], [k for k in T if issubclass(type(t),getattr(asyncio,k))])
async def main():
    loop=asyncio.get_running_loop()
    s=await asyncio.start_server(lambda r,w: show('srv',w.transport) or w.close(),"127.0.0.1",0)
    r,w=await asyncio.open_connection(*s.sockets[0].getsockname()); show('tcp',w.transport); await asyncio.sleep(0.01); w.close(); s.close()
    t,p=await loop.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=("127.0.0.1",0)); show('udp',t); t.close()
    a,b=os.pipe(); t,p=await loop.connect_write_pipe(asyncio.Protocol, os.fdopen(b,"wb")); show('wp',t); t.close()
    a,b=os.pipe(); t,p=await loop.connect_read_pipe(asyncio.Protocol, os.fdopen(a,"rb")); show('rp',t); t.close(); os.close(b)
    t,p=await loop.subprocess_exec(asyncio.SubprocessProtocol,"true"); show('sp',t); await asyncio.sleep(0.05); t.close()
    print(isinstance(s, asyncio.AbstractServer), isinstance(s, asyncio.Server), isinstance(loop, asyncio.AbstractEventLoop), isinstance(loop, asyncio.BaseEventLoop), isinstance(loop, asyncio.SelectorEventLoop))
    print(isinstance(w, asyncio.StreamWriter), isinstance(r, asyncio.StreamReader))
    class P(asyncio.StreamReaderProtocol): pass
    print([issubclass(asyncio.StreamReaderProtocol,k) for k in (asyncio.Protocol, asyncio.BaseProtocol, asyncio.streams.FlowControlMixin)], issubclass(asyncio.Task, asyncio.Future), issubclass(asyncio.BoundedSemaphore, asyncio.Semaphore), issubclass(asyncio.LifoQueue, asyncio.Queue), issubclass(asyncio.TimerHandle, asyncio.Handle))
    import collections.abc as c
    print(isinstance(loop.create_future(), c.Awaitable), isinstance(asyncio.current_task(), c.Awaitable), isinstance(asyncio.Lock(), c.Awaitable))
    import contextlib
    print(isinstance(asyncio.Lock(), contextlib.AbstractAsyncContextManager), isinstance(asyncio.TaskGroup(), contextlib.AbstractAsyncContextManager), isinstance(asyncio.StreamReader(), c.AsyncIterable))
asyncio.run(main())
