CASES = [
    "def f[](): pass", "class C[]: pass", "type X[] = int",
    "class C[*T: int]: pass", "class C[**T: int]: pass", "def f[*T: (int, str)](): pass",
    "def f[T]():\n nonlocal T\n", "class A[T]:\n def f(self):\n  nonlocal T\n  T = 1\n",
    "def f[__debug__](): pass", "def f[T, T](): pass", "def f[T=int, U](): pass",
    "def f[T]():\n global T\n", "def f[T](T): return T\nprint(f(1))",
    "def f(T):\n def g[U]():\n  nonlocal T\n  T = 1\n g()\n return T\nprint(f(5))",
]
for case in CASES:
    try:
        exec(case)
    except SyntaxError as error:
        print(error.msg, error.lineno)
