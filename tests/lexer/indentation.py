x = 1

if x:
    y = 2 # comment

    # more
    if y:
        z
w
