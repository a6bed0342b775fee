# Leaving a `finally` block is warned of, unless a loop in it is around.
import warnings

SOURCES = [
    "for i in x: return 1",
    "while x: return 1",
    "if x: return 1",
    "with x: return 1",
    "return 1",
    "for i in x:\n   try: pass\n   finally: return 1",
    "for i in x: break",
    "def g(): return 1",
]
warnings.simplefilter("always")
for source in SOURCES:
    with warnings.catch_warnings(record=True) as caught:
        compile(f"def f():\n try: pass\n finally:\n  {source}\n", "<test>", "exec")
    print(repr(source), [str(warning.message) for warning in caught])
