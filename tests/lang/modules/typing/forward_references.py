from typing import List, Optional, Union, ForwardRef
print(List["Foo"], Optional["Foo"], Union[int, "Foo"], ForwardRef("X"), ForwardRef("X") == ForwardRef("X"), List["Foo"].__args__[0].__forward_arg__)
