"""Operations of builtin types: prints `name seconds` for each, the best of several repetitions. bench/micro.mjs pairs them."""
import json
import pickle
import re
import struct
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


RECORDS = [{'id': i, 'name': w, 'tags': ['a', 'b'], 'price': i / 7, 'ok': i % 2 == 0, 'none': None} for i, w in enumerate(WORDS[:200])]
JSON, PICKLE = json.dumps(RECORDS), pickle.dumps(RECORDS)
PACKED = struct.pack('<1000i', *NUMBERS)
LOG = '\n'.join(f'2024-01-{i % 28 + 1:02} 12:{i % 60:02}:00 [{w}] user{i}@example.org GET /a/{i}?q={w}' for i, w in enumerate(WORDS[:300]))


def library_json_loads(): return json.loads(JSON)
def library_json_dumps(): return json.dumps(RECORDS)
def library_pickle_loads(): return pickle.loads(PICKLE)
def library_pickle_dumps(): return pickle.dumps(RECORDS)
def library_struct_pack(): return [struct.pack('<IhBd', n, 5, 7, 0.5) for n in NUMBERS]
def library_struct_unpack(): return struct.unpack('<1000i', PACKED)
def regex_dates(): return re.findall(r'(\d{4})-(\d\d)-(\d\d)', LOG)
def regex_mail(): return re.findall(r'[\w.]+@[\w.]+\.\w+', LOG)
def regex_sub(): return re.sub(r'\[(\w+)\]', r'<\1>', LOG)
def regex_tokens(): return [m.lastgroup for m in re.finditer(r'(?P<number>\d+)|(?P<word>[a-z]+)|(?P<other>[^\w\s])', LOG)]
def regex_lines(): return [m.group('path') for line in LOG.split('\n') if (m := re.match(r'.*? (GET|POST) (?P<path>\S+)\?', line))]


D = dict_build()
S, T = set(NUMBERS), set(range(0, 5000))
CASES = [f for name, f in list(globals().items()) if callable(f) and name.split('_')[0] in (
    'sort', 'str', 'bytes', 'library', 'regex', 'dict', 'set', 'list', 'tuple', 'int', 'float')]


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
