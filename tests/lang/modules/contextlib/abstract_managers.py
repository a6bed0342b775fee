from contextlib import AbstractContextManager, AbstractAsyncContextManager
class M(AbstractContextManager):
    def __exit__(self, *a): return None
with M() as m: print(type(m).__name__)
class Duck:
    def __enter__(self): return self
    def __exit__(self, *a): pass
print(issubclass(Duck, AbstractContextManager), isinstance(5, AbstractContextManager), issubclass(Duck, AbstractAsyncContextManager))
try: AbstractContextManager()
except TypeError as e: print(e)
