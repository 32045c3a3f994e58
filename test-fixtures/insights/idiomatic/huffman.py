"""Huffman coding of a text."""
import heapq
from collections import Counter


class Tree:
    __slots__ = ("count", "symbol", "left", "right")

    def __init__(self, count, symbol, left, right):
        self.count = count
        self.symbol = symbol
        self.left = left
        self.right = right


def build(text):
    heap = []
    for order, (symbol, count) in enumerate(sorted(Counter(text).items())):
        heapq.heappush(heap, (count, order, Tree(count, symbol, None, None)))
    order = len(heap)
    while len(heap) > 1:
        low, _, left = heapq.heappop(heap)
        high, _, right = heapq.heappop(heap)
        heapq.heappush(heap, (low + high, order, Tree(low + high, "", left, right)))
        order += 1
    return heap[0][2]


def codes(tree):
    table = {}

    def walk(node, prefix):
        if node.left is None:
            table[node.symbol] = prefix or "0"
            return
        walk(node.left, prefix + "0")
        walk(node.right, prefix + "1")

    walk(tree, "")
    return table


def encode(text, table):
    return "".join([table[symbol] for symbol in text])


def decode(bits, tree):
    out = []
    node = tree
    for bit in bits:
        node = node.left if bit == "0" else node.right
        if node.left is None:
            out.append(node.symbol)
            node = tree
    return "".join(out)


def main():
    text = "the quick brown fox jumps over the lazy dog " * 12
    tree = build(text)
    table = codes(tree)
    bits = encode(text, table)
    print(len(bits), len(text) * 8, decode(bits, tree) == text)


if __name__ == "__main__":
    main()
