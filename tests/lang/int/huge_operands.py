# What happens at the edge of a machine word.
for value in (0x110000, 2**63 - 1, 2**63, -(2**63) - 1, 2**70):
    for form in ("'%c' % value", "format(value, 'c')", "chr(value)"):
        try:
            print(form, repr(eval(form)))
        except Exception as error:
            print(form, type(error).__name__, error)
print(0 / 2**63, 0 / -(2**63), 0 / -(2**80), -0.0 / 2**80)
