# Counting words at the top level, with unpacking, with a nested loop and under the usual guard.
text = "the quick brown fox jumps over the lazy dog and the cat " * 12
counts = {}
for word in text.split():  #~ module-level-loop: (144 iterations)
    counts[word] = counts.get(word, 0) + 1

if __name__ == "__main__":
    longest = 0
    for word, count in counts.items():  #~ module-level-loop: (360 iterations)
        for step in range(36):
            longest = max(longest, len(word) * count + step)
    print(longest, sorted(counts)[:3])
