import io
import sys

out = sys.stdout
print(out, out.encoding, out.name, out.mode, out.fileno(), out.isatty(), out.line_buffering, out.newlines)
print(out.closed, out.writable(), out.readable(), sys.__stdout__ is out)
for kind in io.TextIOWrapper, io.TextIOBase, io.IOBase, io.StringIO, io.RawIOBase:
    print(kind.__name__, isinstance(out, kind), isinstance(sys.stdin, kind))
print(out.buffer, isinstance(out.buffer, io.BufferedWriter), out.buffer is out.buffer, sys.stdin.buffer, sys.stderr.buffer)
print(type(sys.stdin.buffer).__name__, out.buffer.raw.fileno(), out.buffer.name, out.buffer.mode)
print(sys.stderr.encoding, sys.stderr.errors, sys.stdin.mode, sys.stdin.readable(), sys.stdin.line_buffering)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


attempt(lambda: sys.stdin.write("x"))
attempt(lambda: out.read())
attempt(lambda: out.write(b"x"))
attempt(lambda: out.buffer.write("x"))
attempt(lambda: out.reconfigure(foo=1))
attempt(lambda: out.foo)
out.reconfigure(line_buffering=True)
print(out.line_buffering)
out.buffer.write(b"not before it now\n")
out.reconfigure(errors="backslashreplace", line_buffering=False)
print("\udc80", out.errors, out.line_buffering)
out.writelines(["x\n", "y\n"])
print(sys.stdin.read(0) == "", io.UnsupportedOperation)
sys.stdout.close()
print(sys.stdout.closed, file=sys.stderr)
try:
    print("nobody sees this")
except ValueError as error:
    print(error, file=sys.stderr)
