"""Statistics of a text: words, readability, n-grams, an index, a Markov continuation, a diff."""

import functools
import itertools
import math
import sys
import time
from collections import Counter, defaultdict, namedtuple

DEFAULT_PARAGRAPHS = 2600

SUBJECTS = "the old compiler,a patient reader,every profile,the garbage collector,one small loop,our parser".split(",")
VERBS = "rewrites,measures,forgets,inlines,remembers,explains,outlives".split(",")
OBJECTS = "the hidden class,an honest figure,its own assumptions,a naïve guess,the slow path,a café bill,42 guards".split(",")
ENDINGS = ["at night", "without a word", "before the first call", "again and again", "in O(n²) steps", "for 3.5 seconds"]

Word = namedtuple("Word", "text start line")
total_letters = 0


class Numbers:
    """A repeatable stream of choices."""

    def __init__(self, seed):
        self.state = seed

    def pick(self, options):
        self.state = (self.state * 69069 + 1) & 0xFFFFFFFF
        return options[(self.state >> 16) % len(options)]


def make_text(paragraphs, numbers):
    parts = []
    for _ in range(paragraphs):
        text = ""
        for _ in range(numbers.pick([3, 4, 5, 6])):
            sentence = f"{numbers.pick(SUBJECTS)} {numbers.pick(VERBS)} {numbers.pick(OBJECTS)}"
            if numbers.pick([True, False, False]):
                sentence += f", {numbers.pick(ENDINGS)}"
            text += sentence[0].upper() + sentence[1:] + numbers.pick(".!?") + " "
        parts.append(text.rstrip())
    return "\n\n".join(parts)


def words_of(text):
    """Every run of letters, with its place; digits and signs separate words."""
    global total_letters
    for number, line in enumerate(text.split("\n"), 1):
        start = None
        for position, char in enumerate(line):
            if char.isalpha() or (char == "'" and start is not None):
                total_letters += 1
                if start is None:
                    start = position
            elif start is not None:
                yield Word(line[start:position], start, number)
                start = None
        if start is not None:
            yield Word(line[start:], start, number)


def sentences_of(text):
    current = []
    for char in text:
        current.append(char)
        if char in ".!?":
            sentence = "".join(current).strip()
            if len(sentence) > 1:
                yield sentence
            current = []


@functools.lru_cache(maxsize=None)
def syllables(word):
    """Groups of vowels, not counting a silent e at the end."""
    count = 0
    inside = False
    for char in word.lower():
        vowel = char in "aeiouyïé"
        if vowel and not inside:
            count += 1
        inside = vowel
    if word.endswith("e") and count > 1:
        count -= 1
    return max(count, 1)


class Readability:
    """Flesch's reading ease and the grade level made from the same counts."""

    def __init__(self, words, sentences):
        self.words = words
        self.sentences = sentences

    @functools.cached_property
    def syllable_count(self):
        return sum(syllables(word.text) for word in self.words)

    def ease(self):
        return 206.835 - 1.015 * len(self.words) / self.sentences - 84.6 * self.syllable_count / len(self.words)

    def grade(self):
        return 0.39 * len(self.words) / self.sentences + 11.8 * self.syllable_count / len(self.words) - 15.59


class Index:
    """Word → the lines that it is on, written as ranges."""

    def __init__(self):
        self.lines = defaultdict(list)

    def add(self, word):
        places = self.lines[word.text.lower()]
        if not places or places[-1] != word.line:
            places.append(word.line)

    def ranges(self, text):
        result = []
        for line in self.lines[text]:
            if result and result[-1][1] == line - 2:
                result[-1] = (result[-1][0], line)
            else:
                result.append((line, line))
        return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in result)


def ngrams(words, size):
    lowered = [word.text.lower() for word in words]
    return Counter(zip(*(itertools.islice(lowered, start, None) for start in range(size))))


def entropy(counts):
    total = sum(counts.values())
    return -sum(count / total * math.log2(count / total) for count in counts.values())


def markov(words, length, numbers):
    """A continuation in which every pair of words was in the text."""
    followers = {}
    for left, right in zip(words, words[1:]):
        try:
            followers[left.text].append(right.text)
        except KeyError:
            followers[left.text] = [right.text]
    word = words[0].text
    produced = [word]
    while len(produced) < length:
        if word not in followers:
            word = words[0].text
        word = numbers.pick(followers[word])
        produced.append(word)
    return " ".join(produced)


def edit_distance(left, right):
    """Levenshtein, two rows at a time."""
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        current = [i]
        for j, b in enumerate(right, 1):
            cost = previous[j - 1] if a == b else previous[j - 1] + 1
            current.append(min(cost, previous[j] + 1, current[j - 1] + 1))
        previous = current
    return previous[-1]


def caesar(text, shift):
    result = ""
    for char in text:
        if "a" <= char <= "z":
            char = chr((ord(char) - ord("a") + shift) % 26 + ord("a"))
        elif "A" <= char <= "Z":
            char = chr((ord(char) - ord("A") + shift) % 26 + ord("A"))
        result += char
    return result


def crack(text, reference):
    """The shift that brings the letters of `text` closest to the reference counts."""
    total = sum(reference.values())

    def strangeness(shift):
        counts = Counter(char for char in caesar(text, shift).lower() if char.isalpha())
        size = sum(counts.values())
        return sum(abs(counts[char] / size - reference[char] / total) for char in reference)

    return min(range(26), key=strangeness)


def wrap(text, width):
    """Greedy line filling: (number of lines, longest line)."""
    lines = [""]
    for word in text.split():
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return len(lines), max(map(len, lines))


def run(paragraphs):
    global total_letters
    total_letters = 0
    numbers = Numbers(paragraphs)
    text = make_text(paragraphs, numbers)
    words = list(words_of(text))
    sentences = list(sentences_of(text))
    lines = [f"{len(text)} characters, {len(words)} words, {total_letters} letters, {len(sentences)} sentences"]
    reading = Readability(words, len(sentences))
    lines.append(f"ease {reading.ease():.2f}, grade {reading.grade():.2f}")
    for size in (1, 2, 3):
        counts = ngrams(words, size)
        (top, count), *_ = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        lines.append(f"{size}-grams: {len(counts)}, entropy {entropy(counts):.4f}, {' '.join(top)!r} x {count}")
    index = Index()
    for word in words:
        index.add(word)
    lines.append(f"café on lines {index.ranges('café')[:60]}")
    lines.append(f"longest {sorted({word.text for word in words}, key=lambda w: (-len(w), w))[:3]}")
    lines.append(f"continuation: {markov(words, 12, numbers)}")
    pairs = zip(sentences[::9], sentences[1::9])
    distances = [edit_distance(a, b) for a, b in itertools.islice(pairs, 1 + paragraphs // 12)]
    lines.append(f"distances {distances[:8]}, mean {sum(distances) / len(distances):.2f}")
    letters = Counter(char for char in text.lower() if char.isalpha())
    secret = caesar(text[:600], 19)
    lines.append(f"secret {secret[:24]!r} cracked with {crack(secret, letters)}")
    lines.append(f"wrapped {wrap(text, 72)}, swapped {text[:30].swapcase()!r}")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_PARAGRAPHS)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_PARAGRAPHS)
    print(result)


if __name__ == "__main__":
    main()
