a = (5 if b c)
