import json
for t in ["null", "true", "false", "0", "-0", "-12", "1.5", "-0.0", "1e3", "1E-2", "2.5e+1", '"x"', "123456789012345678901234567890", " 1 ", "NaN", "Infinity", "-Infinity"]:
    print(t, repr(json.loads(t)))
