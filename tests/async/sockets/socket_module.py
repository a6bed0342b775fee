# The module's everyday functions.
import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    print(s.family == socket.AF_INET, s.type == socket.SOCK_STREAM, s.proto)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR) != 0)
    print(s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
    s.bind(('', 0))
    print(s.getsockname()[0])
    try:
        s.connect('nowhere')
    except TypeError as e:
        print(e)
    try:
        s.bind(('127.0.0.1', 70000))
    except OverflowError as e:
        print(e)
    try:
        s.getpeername()
    except OSError as e:
        print(e.errno)
print(s.fileno(), '[closed]' in repr(s))
print(socket.inet_aton('1.2.3.4'), socket.inet_ntoa(b'\x7f\0\0\1'))
print(socket.inet_pton(socket.AF_INET6, '::1'), socket.inet_ntop(socket.AF_INET6, b'\0' * 15 + b'\1'))
for bad in ('300.1.1.1', 'x'):
    try:
        socket.inet_pton(socket.AF_INET, bad)
    except OSError as e:
        print(e)
print(socket.htons(1), socket.ntohl(1), socket.htonl(0x01020304))
print(socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM) == [(2, 1, 6, '', ('127.0.0.1', 80))])
print(socket.gethostbyname('127.0.0.1'), socket.gethostbyname('localhost'))
print(socket.error is OSError, socket.timeout is TimeoutError, issubclass(socket.gaierror, OSError))
try:
    socket.getaddrinfo('host.invalid', 80)
except socket.gaierror as e:
    print(e.errno, e.strerror)
print(isinstance(socket.gethostname(), str), socket.has_ipv6)
a, b = socket.socketpair()
print(a.family == socket.AF_UNIX, a.send(b'ping'), b.recv(10))
fd = a.detach()
print(a.fileno(), fd > 0)
c = socket.socket(fileno=fd)
print(c.family == socket.AF_UNIX, c.sendall(b'pong'), b.recv(2), b.recv(2, socket.MSG_PEEK), b.recv(10))
d = c.dup()
c.close()
d.send(b'dup')
print(b.recv_into(buffer := bytearray(5)), buffer)
d.shutdown(socket.SHUT_WR)
print(b.recv(1))
for s in (b, d):
    s.close()
