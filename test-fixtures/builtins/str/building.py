# Strings built up in loops, several ways, with the same result.
def by_plus(n):
    s = ""
    for i in range(n):
        s += chr(97 + i % 26)
    return s


def by_join(n):
    parts = []
    for i in range(n):
        parts.append(chr(97 + i % 26))
    return "".join(parts)


def prepended(n):
    s = ""
    for i in range(n):
        s = str(i % 10) + s
    return s


print(by_plus(30), by_plus(5000) == by_join(5000), len(by_plus(100)))  # expect: abcdefghijklmnopqrstuvwxyzabcd True 100
print(prepended(15), "".join(map(str, range(5))), "ab" * 3, 0 * "x" == "", -1 * "x" == "")  # expect: 432109876543210 01234 ababab True True
a = b = "x"
a += "y"
print(a, b)  # expect: xy x
s = "start"
t = s
for _ in range(3):
    s += s[-1]
print(s, t, s[::-1] + t)  # expect: startttt start ttttratsstart
words = {}
for word in "the cat the dog the end".split():
    words[word] = words.get(word, "") + word[0]
print(words)  # expect: {'the': 'ttt', 'cat': 'c', 'dog': 'd', 'end': 'e'}
