"""A small search engine: an inverted index of dicts and sets, with ranking, facets and suggestions."""

import math
import sys
import time
from collections import Counter, defaultdict

DEFAULT_SIZE = 5500

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zy".split()


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) % limit


def make_vocabulary(random, count):
    words = {}
    while len(words) < count:
        word = "".join(SYLLABLES[random.below(len(SYLLABLES))] for _ in range(2 + random.below(3)))
        words.setdefault(word, len(words))
    return list(words)


def make_documents(random, vocabulary, count):
    """Titles, authors and texts; low numbers of the vocabulary are common words."""
    for number in range(count):
        text = []
        for _ in range(20 + random.below(60)):
            rank = min(random.below(len(vocabulary)), random.below(len(vocabulary)), random.below(len(vocabulary)))
            text.append(vocabulary[rank])
        yield {
            "id": f"doc-{number:05d}",
            "author": f"author {random.below(17)}",
            "year": 1990 + random.below(30),
            "text": " ".join(text),
        }


class Index:
    def __init__(self):
        self.postings = defaultdict(dict)
        self.lengths = {}
        self.documents = {}
        self.facets = {"author": defaultdict(set), "year": defaultdict(set)}

    def add(self, document):
        key = document["id"]
        words = document["text"].split()
        self.documents[key] = document
        self.lengths[key] = len(words)
        for word, count in Counter(words).items():
            self.postings[word][key] = count
        for facet, values in self.facets.items():
            values[document[facet]].add(key)

    def remove(self, key):
        document = self.documents.pop(key)
        del self.lengths[key]
        for word in set(document["text"].split()):
            entries = self.postings[word]
            del entries[key]
            if not entries:
                del self.postings[word]
        for facet, values in self.facets.items():
            values[document[facet]].discard(key)

    def weight(self, word):
        entries = self.postings.get(word)
        return math.log(1 + len(self.documents) / len(entries)) if entries else 0.0

    def search(self, words, required=()):
        """Documents with all required words, ranked by how rare the words are that they share with the query."""
        allowed = None
        for word in required:
            keys = self.postings.get(word, {}).keys()
            allowed = set(keys) if allowed is None else allowed & keys
        scores = {}
        for word in words:
            weight = self.weight(word)
            for key, count in self.postings.get(word, {}).items():
                if allowed is None or key in allowed:
                    scores[key] = scores.get(key, 0.0) + weight * count / (count + 0.5 + self.lengths[key] / 50)
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))

    def count_by(self, facet, keys):
        chosen = set(keys)
        counts = {value: len(members & chosen) for value, members in self.facets[facet].items()}
        return {value: count for value, count in sorted(counts.items()) if count > 0}

    def similar(self, key):
        """Which document shares most distinct words with this one (Jaccard)."""
        own = set(self.documents[key]["text"].split())
        shared = Counter()
        for word in own:
            shared.update(self.postings[word].keys())
        del shared[key]
        sizes = {other: len(own) + self.distinct(other) - both for other, both in shared.items()}
        return max(shared, key=lambda other: (shared[other] / sizes[other], other))

    def distinct(self, key):
        return len(set(self.documents[key]["text"].split()))


def suggestions(vocabulary):
    """Maps every deletion of one letter to the words it may come from."""
    table = defaultdict(set)
    for word in vocabulary:
        for position in range(len(word)):
            table[word[:position] + word[position + 1 :]].add(word)
    return table


def correct(word, known, table):
    if word in known:
        return word
    candidates = set(table.get(word, ()))
    for position in range(len(word)):
        shorter = word[:position] + word[position + 1 :]
        if shorter in known:
            candidates.add(shorter)
        candidates |= table.get(shorter, set())
    return min(candidates, key=lambda other: (abs(len(other) - len(word)), other), default=word)


def run(size):
    random = Random(size)
    vocabulary = make_vocabulary(random, size)
    index = Index()
    for document in make_documents(random, vocabulary, size):
        index.add(document)
    lines = [f"{len(index.documents)} documents, {len(index.postings)} words"]
    total = 0.0
    found = set()
    for start in range(0, min(40, size - 4), 2):
        ranked = index.search(vocabulary[start : start + 4], required=[vocabulary[start]])
        total += sum(score for _, score in ranked[:10])
        found.update(key for key, _ in ranked[:10])
    lines.append(f"found {len(found)}, total score {total:.6f}")
    by_author = index.count_by("author", found)
    lines.append(f"authors {sum(by_author.values())} in {len(by_author)}, years {list(index.count_by('year', found))[:8]}")
    keys = sorted(index.documents)[:: max(size // 10, 1)]
    lines.append(f"similar {' '.join(index.similar(key)[4:] for key in keys)}")
    known, table = set(vocabulary), suggestions(vocabulary)
    misspelt = [word[1:2] + word[0] + word[2:] for word in vocabulary[::7]]
    corrected = [correct(word, known, table) for word in misspelt]
    right = sum(answer == word for answer, word in zip(corrected, vocabulary[::7]))
    lines.append(f"corrected {right} of {len(misspelt)}: {corrected[:5]}")
    for key in sorted(index.documents)[::3]:
        index.remove(key)
    lines.append(f"after removal {len(index.documents)} documents, {sum(map(len, index.postings.values()))} entries")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_SIZE)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_SIZE)
    print(result)


if __name__ == "__main__":
    main()
