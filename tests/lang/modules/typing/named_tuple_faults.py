from typing import NamedTuple
def make(body):
    try: exec("class A(NamedTuple):\n " + body); print("made")
    except Exception as e: print(type(e).__name__, e)
make("x: int = 1\n y: int"); make("_x: int"); make("x: int\n def __new__(cls): pass"); make("def _make(self): pass"); make("pass")
