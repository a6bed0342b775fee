type X = (await y)
