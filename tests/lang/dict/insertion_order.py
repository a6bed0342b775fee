letters = {}
for letter in "hello":
    letters[letter] = letters.get(letter, 0) + 1
print(letters)
del letters["h"]
letters["h"] = 9
print(letters, list(reversed(letters)))
