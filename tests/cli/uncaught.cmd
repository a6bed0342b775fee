-c
raise ValueError("no")
