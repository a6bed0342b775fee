"""TLS, which is not in Bide yet."""

raise ImportError("TLS is not in Bide yet: the module 'ssl' cannot be imported", name='ssl')
