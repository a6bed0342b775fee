"""input() reads what sys.stdin has become, and shows its prompt where sys.stdout goes."""
import io
import sys


class Reader:
    def __init__(self, line):
        self.line = line

    def readline(self):
        return self.line


class Writer:
    def __init__(self):
        self.got = []

    def write(self, text):
        self.got.append(text)

    def flush(self):
        self.got.append("flush")


sys.stdin = io.StringIO("one\ntwo\n")
print(input("prompt "))
print(input())
try:
    input()
except EOFError as exc:
    print(exc)
sys.stdin = Reader("abc")
print(input())
stdout, sys.stdout = sys.stdout, Writer()
input("q")
written, sys.stdout = sys.stdout.got, stdout
print(written)
for wrong in (Reader(5), Reader(""), None, 3):
    sys.stdin = wrong
    try:
        input()
    except (TypeError, EOFError, RuntimeError, AttributeError) as exc:
        print(type(exc).__name__, exc)
stderr, sys.stderr = sys.stderr, io.StringIO()
try:
    1 / 0
except ZeroDivisionError:
    sys.__excepthook__(*sys.exc_info())
    sys.excepthook(*sys.exc_info())
shown, sys.stderr = sys.stderr.getvalue(), stderr
print(shown.splitlines()[0], shown.count("ZeroDivisionError: division by zero"))
