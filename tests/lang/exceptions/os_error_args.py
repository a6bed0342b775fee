"""Which arguments an OSError keeps."""
for exc in [
    OSError(1, "a", None),
    OSError(1, "a", "f"),
    OSError(1, "a", "f", None, "g"),
    OSError(1, "a", None, None, "g"),
    BlockingIOError(1, "a", 3),
    BlockingIOError(1, "a", "f"),
]:
    print(type(exc), exc.args, exc.filename, exc.filename2, getattr(exc, "characters_written", "unset"))
