print(sum([1, 2]), sum([0.1] * 10), sum([1, 2.5]), sum([[1], [2]], []), sum(range(10), 100), sum([2**63, 1]))
for wrong in (lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum(5)):
    try:
        wrong()
    except TypeError as error:
        print(error)
