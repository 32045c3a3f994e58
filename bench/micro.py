"""Operations of builtin types: prints `name seconds` for each, the best of several repetitions. bench/micro.mjs pairs them."""
import sys
from time import perf_counter

WORDS = [f'word{i * 7919 % 1000}' for i in range(1000)]
TEXT = ' '.join(WORDS)
PAIRS = [(i * 7919 % 1009, i) for i in range(1000)]
NUMBERS = [i * 7919 % 10007 for i in range(1000)]
BYTES = TEXT.encode()


class Point:
    def __init__(self, x):
        self.x = x


POINTS = [Point(n) for n in NUMBERS]


def sort_numbers(): return sorted(NUMBERS)
def sort_strings(): return sorted(WORDS)
def sort_key_lambda(): return sorted(PAIRS, key=lambda p: p[0])
def sort_key_attribute(): return sorted(POINTS, key=lambda p: p.x, reverse=True)
def sort_tuples(): return sorted(PAIRS)
def str_join(): return ','.join(WORDS)
def str_split(): return TEXT.split()
def str_split_separator(): return TEXT.split(' ')
def str_replace(): return TEXT.replace('word', 'w')
def str_find(): return TEXT.count('word99') + TEXT.find('word998 ')
def str_strip(): return [w.strip('wd') for w in WORDS]
def str_upper(): return [w.upper() for w in WORDS]
def str_format(): return ['%s-%d' % (w, 5) for w in WORDS]
def str_fstring(): return [f'{w}:{n:>6}' for w, n in zip(WORDS, NUMBERS)]
def str_encode(): return TEXT.encode().decode()
def str_startswith(): return sum(w.startswith('word1') for w in WORDS)
def bytes_split(): return BYTES.split(b' ')
def dict_build(): return {w: n for w, n in zip(WORDS, NUMBERS)}
def dict_int_keys(): return {n: n for n in NUMBERS}
def dict_tuple_keys(): return {p: 1 for p in PAIRS}


def dict_count():
    counts = {}
    for w in WORDS:
        counts[w] = counts.get(w, 0) + 1
    return counts


def dict_items(): return [k for k, v in D.items() if v > 500]
def dict_lookup(): return sum(D[w] for w in WORDS)
def dict_update(): d = dict(D); d.update(D); return d
def set_build(): return set(NUMBERS)
def set_strings(): return set(WORDS)
def set_union(): return S | T
def set_intersection(): return S & T
def set_difference(): return S - T
def set_membership(): return sum(n in S for n in NUMBERS)
def list_append():
    out = []
    for n in NUMBERS:
        out.append(n)
    return out


def list_comprehension(): return [n + 1 for n in NUMBERS]
def list_slices(): return [NUMBERS[i:i + 10] for i in range(0, 990)]
def list_index(): return [NUMBERS.index(n) for n in NUMBERS[:100]]
def list_reverse(): return NUMBERS[::-1]
def list_extend(): out = []; out.extend(NUMBERS); out += NUMBERS; return out
def list_pop():
    out = NUMBERS[:]
    while out:
        out.pop()


def list_concat(): return NUMBERS + NUMBERS
def list_min_max(): return min(NUMBERS), max(NUMBERS), sum(NUMBERS)
def tuple_compare(): return sum(a < b for a, b in zip(PAIRS, PAIRS[1:]))
def int_parse(): return [int(w[4:]) for w in WORDS]
def int_text(): return [str(n) for n in NUMBERS]
def float_text(): return [repr(n / 7) for n in NUMBERS]
def float_parse(): return [float('3.25') + n for n in NUMBERS]


D = dict_build()
S, T = set(NUMBERS), set(range(0, 5000))
CASES = [f for name, f in list(globals().items()) if callable(f) and name.split('_')[0] in (
    'sort', 'str', 'bytes', 'dict', 'set', 'list', 'tuple', 'int', 'float')]


def seconds(f, budget):
    n = 1
    while True:
        start = perf_counter()
        for _ in range(n):
            f()
        spent = perf_counter() - start
        if spent > budget:
            return spent / n
        n = max(n * 2, int(n * budget * 1.2 / max(spent, 1e-9)))


if __name__ == '__main__':
    only = sys.argv[2].split(',') if len(sys.argv) > 2 else None
    for f in CASES:
        if only is None or f.__name__ in only:
            print(f.__name__, min(seconds(f, float(sys.argv[1])) for _ in range(3)), flush=True)
