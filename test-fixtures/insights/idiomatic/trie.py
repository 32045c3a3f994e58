"""A prefix tree of words."""


class Node:
    def __init__(self):
        self.children = {}
        self.is_word = False


class Trie:
    def __init__(self):
        self.root = Node()
        self.words = 0

    def insert(self, word):
        node = self.root
        for letter in word:
            child = node.children.get(letter)
            if child is None:
                child = Node()
                node.children[letter] = child
            node = child
        if not node.is_word:
            node.is_word = True
            self.words += 1

    def find(self, prefix):
        node = self.root
        for letter in prefix:
            node = node.children.get(letter)
            if node is None:
                return None
        return node

    def contains(self, word):
        node = self.find(word)
        return node is not None and node.is_word

    def completions(self, prefix):
        node = self.find(prefix)
        found = []
        if node is not None:
            collect(node, prefix, found)
        return found


def collect(node, prefix, found):
    if node.is_word:
        found.append(prefix)
    for letter, child in sorted(node.children.items()):
        collect(child, prefix + letter, found)


def main():
    trie = Trie()
    words = "car card care cared cart cat dog dot door do".split()
    for _ in range(40):
        for word in words:
            trie.insert(word)
    print(trie.words, trie.completions("car"))
    print(sum(trie.contains(word) for word in words * 30), trie.contains("ca"))


if __name__ == "__main__":
    main()
