from contextlib import redirect_stdout, redirect_stderr
import io, sys
b = io.StringIO()
with redirect_stdout(b) as t:
    print("hidden"); sys.stdout.write("x")
print(repr(b.getvalue()), t is b)
with redirect_stderr(sys.stdout):
    print("err", file=sys.stderr)
