# Text in pieces: split, strip, join, case, find, format, conversions, counting words, characters one by one.
import sys
import time


def run(n):
    line = 'alpha,beta, gamma ,delta;epsilon'
    total = 0
    out = []
    for i in range(n):
        parts = line.split(',')
        parts[1] = str(i)
        text = '-'.join(parts)
        total += len(text.upper()) + text.find('delta') + text.count('a') + len(text.replace('-', ''))
        total += text.startswith('alpha') + ('beta' in line) + len(parts[2].strip()) + len(line[3:9])
        total += int(parts[1]) + int(float('2.5')) + len(f'{i:05d}|{i * 0.5:.2f}|{parts[0]!r:>10}')
        out.append('{}:{:>4}'.format(i, parts[3]))
        if text[0] == 'a' and parts[0].isalpha():
            total += ord(text[1])
    words = {}
    for word in ('it was the best of times it was the worst of times ' * (n // 12)).split():
        words[word] = words.get(word, 0) + 1
    vowels = 0
    for ch in ','.join(out):
        if ch.isdigit():
            total += 1
        elif ch in 'aeiou':
            vowels += 1
    return total, len(words), words['was'], vowels, len(''.join(reversed(out)))


n = int(sys.argv[1]) if len(sys.argv) > 1 else 60000
t0 = time.perf_counter()
r = run(n)
print('checksum', n, *r)
print('elapsed', time.perf_counter() - t0)
