"""The event loop's coroutines on plain sockets: try first, wait for the descriptor if it would block."""

import _socket


def _check(loop, sock):
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError('the socket must be non-blocking')


# Who waits for a descriptor now: one that was cancelled may have a successor before it lets go.
_waiting = {}


async def _until_done(loop, fd, add, remove, act):
    """Tries until it does not block any more, once for each time the descriptor is ready."""
    future = loop.create_future()

    def again():
        if future.done():
            return
        try:
            result = act()
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            future.set_exception(exc)
        else:
            future.set_result(result)

    def done(_):
        if _waiting.get(key) is again:
            del _waiting[key]
            remove(fd)

    key = id(loop), fd, add.__name__
    _waiting[key] = again
    add(fd, again)
    future.add_done_callback(done)
    return await future


async def _read(loop, sock, act):
    _check(loop, sock)
    try:
        return act()
    except (BlockingIOError, InterruptedError):
        pass
    return await _until_done(loop, sock.fileno(), loop.add_reader, loop.remove_reader, act)


async def sock_recv(loop, sock, nbytes):
    return await _read(loop, sock, lambda: sock.recv(nbytes))


async def sock_recv_into(loop, sock, buf):
    return await _read(loop, sock, lambda: sock.recv_into(buf))


async def sock_recvfrom(loop, sock, bufsize):
    return await _read(loop, sock, lambda: sock.recvfrom(bufsize))


async def sock_recvfrom_into(loop, sock, buf, nbytes=0):
    def act():
        data, address = sock.recvfrom(nbytes or len(buf))
        buf[:len(data)] = data
        return len(data), address
    return await _read(loop, sock, act)


async def sock_accept(loop, sock):
    def act():
        conn, address = sock.accept()
        conn.setblocking(False)
        return conn, address
    return await _read(loop, sock, act)


async def sock_sendall(loop, sock, data):
    _check(loop, sock)
    try:
        sent = sock.send(data)
    except (BlockingIOError, InterruptedError):
        sent = 0
    if sent == len(data):
        return

    def act():
        nonlocal sent
        sent += sock.send(data[sent:])
        if sent < len(data):
            raise BlockingIOError

    await _until_done(loop, sock.fileno(), loop.add_writer, loop.remove_writer, act)


async def sock_sendto(loop, sock, data, address):
    _check(loop, sock)
    try:
        return sock.sendto(data, address)
    except (BlockingIOError, InterruptedError):
        pass

    def act():
        return sock.sendto(data, address)

    return await _until_done(loop, sock.fileno(), loop.add_writer, loop.remove_writer, act)


async def sock_connect(loop, sock, address):
    _check(loop, sock)
    if sock.family in (_socket.AF_INET, _socket.AF_INET6):
        from asyncio.connections import _resolved
        infos = await _resolved(loop, address, family=sock.family, type=sock.type,
                                proto=sock.proto)
        address = infos[0][4]
    try:
        sock.connect(address)
        return
    except (BlockingIOError, InterruptedError):
        pass

    def act():
        error = sock.getsockopt(_socket.SOL_SOCKET, _socket.SO_ERROR)
        if error != 0:
            raise OSError(error, f'Connect call failed {address}')

    await _until_done(loop, sock.fileno(), loop.add_writer, loop.remove_writer, act)
