"""sys.displayhook and code compiled as "single" write to what sys.stdout has become."""
import builtins
import io
import sys

stdout, sys.stdout = sys.stdout, io.StringIO()
sys.displayhook("text")
sys.displayhook(None)
exec(compile("1 + 1", "<single>", "single"))
written, sys.stdout = sys.stdout.getvalue(), stdout
print(repr(written), builtins._)
