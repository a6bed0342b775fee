"""Context variables, by the name that some modules know them by."""

from contextvars import Context, ContextVar, Token, copy_context
