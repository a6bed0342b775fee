error = RuntimeError("it broke")
error.add_note("while testing")
error.add_note("twice")
raise error
