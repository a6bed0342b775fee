"""Descriptors that do not wait."""
import os

reader, writer = os.pipe()
print(os.get_blocking(reader), os.get_blocking(writer))
os.set_blocking(reader, False)
print(os.get_blocking(reader))
try:
    os.read(reader, 1)
except BlockingIOError as error:
    print(error)
os.write(writer, b"x")
print(os.read(reader, 5))
os.set_blocking(reader, True)
print(os.get_blocking(reader))
os.close(writer)
print(os.read(reader, 5))
try:
    os.set_blocking(12345, True)
except OSError as error:
    print(error)
