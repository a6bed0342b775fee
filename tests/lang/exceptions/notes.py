error = ValueError("x")
error.add_note("first")
error.add_note("second")
print(error.__notes__, error.__dict__)
try:
    error.add_note(5)
except TypeError as wrong:
    print(wrong)
