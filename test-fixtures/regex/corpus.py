"""
Regular expressions for scripts/regex-corpus.mjs: those of CPython's re_tests and test_re (read from its test folder, argv[1]) and
600 generated ones. Prints for each its matches with groups and spans, or its error.
"""
import ast
import random
import re
import sys
import warnings

warnings.simplefilter('ignore')
sys.path.insert(0, sys.argv[1])
import re_tests


def probe(pattern, subject, flags=0):
    try:
        compiled = re.compile(pattern, flags)
        found = [(m.span(), m.groups(), m.regs, m.lastindex) for m in compiled.finditer(subject)]
        match, full = compiled.match(subject), compiled.fullmatch(subject)
        print(ascii((pattern, subject, found, match and match.regs, full and full.regs)))
    except Exception as error:
        print(ascii((pattern, subject, type(error).__name__, str(error))))


def in_test_re():
    """Texts that are the pattern, and mostly the subject (its first twelve characters, as some are made to explode), of a call in test_re."""
    for node in ast.walk(ast.parse(open(sys.argv[1] + '/test_re.py', encoding='utf-8').read())):
        texts = [a.value for a in getattr(node, 'args', ()) if isinstance(a, ast.Constant) and isinstance(a.value, (str, bytes))] if isinstance(node, ast.Call) else []
        if texts:
            same = [t for t in texts[1:] if type(t) is type(texts[0])]
            yield texts[0], (same[0] if same else texts[0])[:12]


ATOMS = ['a', 'b', '.', '[ab]', '[^a]', r'\w', r'\d', '(a|b)', '(?:ab|b)', '(?=b)', '(?!a)', '^', '$', r'\b', '(a)', '(?P<x>b)', '(?i:B)', r'\1', '(?<=a)', '(?>a+)']
REPEATS = ['', '', '', '*', '+', '?', '{1,2}', '*?', '+?', '*+']
numbers = random.Random(5)
for pattern, subject, *_ in re_tests.tests:
    probe(pattern, subject)
for pattern, subject in in_test_re():
    probe(pattern, subject)
for _ in range(600):
    pattern = ''.join(numbers.choice(ATOMS) + numbers.choice(REPEATS) for _ in range(numbers.randint(1, 6)))
    probe(pattern, ''.join(numbers.choice('abAB1 \n') for _ in range(numbers.randint(0, 12))))
