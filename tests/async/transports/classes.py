# The abstract classes.
import asyncio

t = asyncio.BaseTransport({'a': 1})
print(t.get_extra_info('a'), t.get_extra_info('b'), t.get_extra_info('b', 2))
for name in ('close', 'is_closing', 'get_protocol'):
    try:
        getattr(t, name)()
    except NotImplementedError as e:
        print(name, 'NotImplementedError', e)
print([c.__name__ for c in asyncio.Transport.__mro__])
print([c.__name__ for c in asyncio.SubprocessProtocol.__mro__])
p = asyncio.Protocol()
print(p.connection_made(None), p.data_received(b''), p.eof_received(), p.connection_lost(None), p.pause_writing(), p.resume_writing())
d = asyncio.DatagramProtocol()
print(d.datagram_received(b'', None), d.error_received(None))


class Joined(asyncio.Transport):
    def write(self, data):
        print('write', data)


Joined().writelines([b'a', b'b'])
