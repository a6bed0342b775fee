from contextlib import closing, suppress, nullcontext
class R:
    def close(self): print("closed")
with closing(R()) as r: print(type(r).__name__)
with suppress(KeyError, ValueError): {}["a"]
with suppress(): pass
try:
    with suppress(KeyError): raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
except ExceptionGroup as e: print(repr(e))
with suppress(KeyError): raise ExceptionGroup("g", [KeyError(1)])
with nullcontext(5) as n: print(n)
try:
    with suppress(KeyError): 1 / 0
except ZeroDivisionError as e: print(e)
