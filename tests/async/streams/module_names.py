# The ways to name what belongs to streams.
import asyncio
import asyncio.streams
from asyncio import StreamReader, StreamWriter, open_connection, start_server
from asyncio.streams import StreamReaderProtocol

print(asyncio.streams.StreamReader is StreamReader, asyncio.StreamWriter is StreamWriter)
print(StreamReader.__name__, StreamReader.__module__, StreamReaderProtocol.__module__)
print(asyncio.open_connection is open_connection, start_server.__name__)
print(asyncio.iscoroutinefunction(start_server) if hasattr(asyncio, 'iscoroutinefunction') else True)
print(issubclass(asyncio.IncompleteReadError, EOFError), issubclass(asyncio.LimitOverrunError, Exception))
print(repr(asyncio.IncompleteReadError(b'ab', 5)), repr(asyncio.LimitOverrunError('m', 3)))
print(asyncio.IncompleteReadError(b'ab', None))
print([name for name in ('Protocol', 'Server', 'Transport', 'DatagramProtocol', 'SubprocessProtocol',
                         'BufferedProtocol', 'BaseProtocol', 'AbstractServer') if not hasattr(asyncio, name)])
