# Waiting for several sockets without a loop.
import select
import selectors
import socket

one, two = socket.socketpair()
print(select.select([one], [], [], 0))
two.send(b'x')
readable, writable, _ = select.select([one, two], [two], [], 1)
print(readable == [one], writable == [two])

with selectors.DefaultSelector() as selector:
    key = selector.register(one, selectors.EVENT_READ, 'one')
    selector.register(two, selectors.EVENT_READ | selectors.EVENT_WRITE, data='two')
    print(sorted((key.data, mask) for key, mask in selector.select(1)))
    try:
        selector.register(one, selectors.EVENT_READ)
    except KeyError:
        print('KeyError')
    print(selector.get_key(one).data, selector.unregister(one).data)
    selector.modify(two, selectors.EVENT_READ)
    print(selector.select(0))
one.close()
two.close()
