"""Sorting written out: insertion, shell, heap, merge, quick, radix and bucket sort on several kinds of data."""

import sys
import time

DEFAULT_SIZE = 7500


def insertion_sort(items, low=0, high=None):
    high = len(items) if high is None else high
    for position in range(low + 1, high):
        item = items[position]
        hole = position
        while hole > low and items[hole - 1] > item:
            items[hole] = items[hole - 1]
            hole -= 1
        items[hole] = item


def shell_sort(items):
    gap = 1
    while gap < len(items) // 3:
        gap = 3 * gap + 1
    while gap:
        for position in range(gap, len(items)):
            item = items[position]
            hole = position
            while hole >= gap and items[hole - gap] > item:
                items[hole] = items[hole - gap]
                hole -= gap
            items[hole] = item
        gap //= 3


def heap_sort(items):
    def sift(root, end):
        item = items[root]
        while (child := 2 * root + 1) < end:
            if child + 1 < end and items[child] < items[child + 1]:
                child += 1
            if not item < items[child]:
                break
            items[root] = items[child]
            root = child
        items[root] = item

    for root in reversed(range(len(items) // 2)):
        sift(root, len(items))
    for end in range(len(items) - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(0, end)


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def quick_sort(items):
    """In place, median of three, three-way partition, insertion sort for what is short."""
    pending = [(0, len(items))]
    while pending:
        low, high = pending.pop()
        if high - low <= 12:
            insertion_sort(items, low, high)
            continue
        pivot = sorted([items[low], items[(low + high) // 2], items[high - 1]])[1]
        less, scan, more = low, low, high
        while scan < more:
            item = items[scan]
            if item < pivot:
                items[less], items[scan] = item, items[less]
                less += 1
                scan += 1
            elif pivot < item:
                more -= 1
                items[scan], items[more] = items[more], item
            else:
                scan += 1
        pending.append((low, less))
        pending.append((more, high))


def functional_quick_sort(items):
    if len(items) <= 1:
        return items
    pivot = items[len(items) // 2]
    smaller = [item for item in items if item < pivot]
    larger = [item for item in items if item > pivot]
    equal = [item for item in items if not item < pivot and not item > pivot]
    return functional_quick_sort(smaller) + equal + functional_quick_sort(larger)


def radix_sort(numbers, base=64):
    divisor = 1
    largest = max(numbers, default=0)
    while divisor <= largest:
        buckets = [[] for _ in range(base)]
        for number in numbers:
            buckets[number // divisor % base].append(number)
        numbers = [number for bucket in buckets for number in bucket]
        divisor *= base
    return numbers


def in_place(function):
    def sort(items):
        items = list(items)
        function(items)
        return items

    return sort


ALGORITHMS = {
    "shell": in_place(shell_sort),
    "heap": in_place(heap_sort),
    "merge": merge_sort,
    "quick": in_place(quick_sort),
    "functional": functional_quick_sort,
}


class Version:
    """Compares by parts; equal versions differ in what they were made from."""

    def __init__(self, text):
        self.text = text
        self.parts = tuple(int(part) for part in text.split("."))

    def __lt__(self, other):
        return self.parts < other.parts

    def __gt__(self, other):
        return self.parts > other.parts


def random_numbers(count, seed):
    numbers = []
    for _ in range(count):
        seed = (seed * 214013 + 2531011) % 4294967296
        numbers.append(seed >> 12)
    return numbers


def data_sets(count):
    numbers = random_numbers(count, 7)
    yield "integers", numbers
    yield "floats", [number / 1024 - 300 for number in numbers]
    yield "words", [f"{number % 9973:x}-{number % 7}" for number in numbers]
    yield "pairs", [(number % 50, -number) for number in numbers]
    yield "nearly", [number ^ (number % 97 == 0) * 512 for number in range(count)]
    yield "versions", [Version(f"{n % 5}.{n % 13}.{n % 11}") for n in numbers[: count // 2]]


def inversions(items):
    """Pairs out of order, counted while merging."""
    if len(items) <= 1:
        return list(items), 0
    middle = len(items) // 2
    left, first = inversions(items[:middle])
    right, second = inversions(items[middle:])
    merged, count = [], first + second
    i = 0
    for item in right:
        while i < len(left) and left[i] <= item:
            merged.append(left[i])
            i += 1
        count += len(left) - i
        merged.append(item)
    return merged + left[i:], count


def is_sorted(items):
    return not any(after < before for before, after in zip(items, items[1:]))


def describe(item):
    return item.text if isinstance(item, Version) else repr(item)


def run(count):
    lines = []
    for kind, items in data_sets(count):
        fair = [name for name, sort in ALGORITHMS.items() if is_sorted(sort(items))]
        ordered = merge_sort(items)
        stable = [describe(item) for item in ordered] == [describe(item) for item in sorted(items)]
        lines.append(f"{kind}: {len(fair)} sorted, stable {stable}, {describe(ordered[0])} .. {describe(ordered[-1])}")
    numbers = random_numbers(count * 2, 11)
    lines.append(f"radix {radix_sort(numbers) == sorted(numbers)}, inversions {inversions(numbers)[1]}")
    few = numbers[: count // 10]
    insertion_sort(few)
    lines.append(f"insertion {is_sorted(few)} {sum(i * n for i, n in enumerate(few)) % 1000003}")
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
