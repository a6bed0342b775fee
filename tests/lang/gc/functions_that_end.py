# What only a function refers to that has just been called ends with the call, not with the next one.


def main():
    count = 0

    class Counted:
        def __del__(self):
            nonlocal count
            count += 1

    def make():
        counted = Counted()
        return lambda: 1 if counted else 2

    value = make()()
    after_call = count
    value = make()() + 1
    after_sum = count
    value = (lambda kept=Counted(): value)()
    after_default = count
    print(after_call, after_sum, after_default, value)


main()
