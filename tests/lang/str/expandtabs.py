print(repr('a\tb\n\tc'.expandtabs(4)))
print(repr('a\tb'.expandtabs()))
print(repr('a\tb'.expandtabs(0)))
print(repr('\t'.expandtabs(tabsize=2)))
