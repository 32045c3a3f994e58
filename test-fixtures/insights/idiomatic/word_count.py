"""Counts words of a text and prints the commonest."""
import re
from collections import Counter, defaultdict

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of light, it was the season of darkness
"""

WORD = re.compile(r"[a-z]+")


def words(text):
    return WORD.findall(text.lower())


def count(text):
    counts = Counter()
    for word in words(text):
        counts[word] += 1
    return counts


def by_length(counts):
    groups = defaultdict(list)
    for word in counts:
        groups[len(word)].append(word)
    return groups


def longest(counts):
    best = ""
    for word in counts:
        if len(word) > len(best):
            best = word
    return best


def bigrams(text):
    counts = {}
    previous = None
    for word in words(text):
        if previous is not None:
            pair = (previous, word)
            counts[pair] = counts.get(pair, 0) + 1
        previous = word
    return counts


def main():
    counts = count(TEXT * 20)
    print(counts.most_common(3))
    print(sorted(by_length(counts)))
    print(longest(counts))
    pairs = bigrams(TEXT * 10)
    print(max(pairs, key=pairs.get))


if __name__ == "__main__":
    main()
