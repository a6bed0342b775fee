from enum import Enum
def make(body):
    try:
        exec(body, globals())
        print("made")
    except Exception as e:
        print(type(e).__name__, e)
make("class A(Enum):\n X = 1\n X = 2")
make("class B(Enum):\n X = 1\n def X(self): pass")
make("class C(Enum):\n _bad_ = 1")
make("class D(Enum):\n mro = 1")
make("class E(Enum):\n X = 1\n Y = 2\n _order_ = 'Y X'")
make("class F(Enum):\n _ignore_ = 'i'\n i = 3\n X = i")
make("class G(int, str, Enum):\n X = 1")
