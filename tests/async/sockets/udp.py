# Datagrams with plain sockets.
import socket

one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
two = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
one.bind(('127.0.0.1', 0))
two.bind(('127.0.0.1', 0))
print(one.sendto(b'hello', two.getsockname()))
data, address = two.recvfrom(100)
print(data, address == one.getsockname())
two.connect(address)
two.send(b'connected')
print(one.recv(100), two.getpeername() == address)
one.settimeout(0.01)
try:
    one.recvfrom(1)
except TimeoutError as e:
    print(e)
try:
    one.sendto(b'x')
except TypeError as e:
    print(e)
one.close()
two.close()
