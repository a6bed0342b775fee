def f[T: int = str, U](): pass
