class Stack(list):
    def push(self, item):
        self.append(item)

    def __getitem__(self, index):
        return "item " + str(super().__getitem__(index))

stack = Stack([1, 2])
stack.push(3)
print(stack, len(stack), stack[0], 3 in stack, stack == [1, 2, 3], isinstance(stack, list))
