print(list[int], dict[str, list[int]], tuple[int, ...], list[int]([1, 2]), list[int] == list[int], type[int])
print(int | str, list[int].__origin__, list[int].__args__, int | None == None | int)
