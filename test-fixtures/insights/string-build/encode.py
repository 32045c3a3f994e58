# Reversed and padded texts, grown at either end of a local, and a table of texts.
def reverse(text):
    out = ""
    for letter in text:
        out = letter + out  #~ string-build: A str in a local grows
    return out


def digits(n):
    text = ""
    while n > 0:
        text = text + str(n % 10)  #~ string-build: A str in a local grows
        n -= 1
    return len(text)


def grouped(words):
    groups = {}
    for word in words:
        key = word[0]
        groups[key] = groups.get(key, "")
        groups[key] += word  #~ string-build: A str in an item grows
    return sorted(len(text) for text in groups.values())


print(len(reverse("abcde" * 300)), digits(1400), grouped(["ab", "ac", "bc"] * 300))
