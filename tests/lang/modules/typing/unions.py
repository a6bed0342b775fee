from typing import Union, Optional
print(Union[int, str], Optional[int], Union[int], Union[int, int], Union[int, Union[str, None]], Optional[Union[int, str]], int | None, list[int] | str | list[int])
print(Union[int, str] == Union[str, int], (int | str) == Union[int, str], type(int | str) is Union, hash(int | str) == hash(str | int), isinstance(1, int | str), issubclass(int, Union[int, str]))
print((int | None).__args__, Union, Optional)
