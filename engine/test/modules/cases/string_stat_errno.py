import _string, _stat, errno

def show(label, f, *args):
    try:
        print(label, args, '->', f(*args))
    except Exception as e:
        print(label, args, '!', type(e).__name__, e)

parse = lambda s: list(_string.formatter_parser(s))
split = lambda s: (lambda first, rest: (first, list(rest)))(*_string.formatter_field_name_split(s))
for s in ('', 'abc', '{}', 'a{b}c', 'a{{b}}', '{0!r:>{w}}', '{a.b[c]!s}', '{a:}', '{', '}', 'a{', '{a', '{a!', '{a!}', '{a!rx}', '{a!:b}', '{{{}}}', '{a[}]}', '{a:{b}{c}}', '{a{b}', 'x}}y{z'):
    show('parse', parse, s)
for s in ('', 'a', '0', 'a.b', 'a[0]', 'a[b].c[10]', '.a', 'a..b', 'a[', 'a[]', 'a[b]c', '007', 'a.0', '[x]', 'a[-1]', '99999999999999999999'):
    show('split', split, s)
show('type', parse, 5); show('type', split, b'a')
for mode in (0o100644, 0o40755, 0o120777, 0o104755, 0o102654, 0o41777, 0o101644, 0, 0o20600, 0o60600, 0o10600, 0o140755):
    print(oct(mode), _stat.filemode(mode), oct(_stat.S_IMODE(mode)), oct(_stat.S_IFMT(mode)), [n for n in dir(_stat) if n.startswith('S_IS') and callable(getattr(_stat, n)) and getattr(_stat, n)(mode)])
show('mode', _stat.S_ISDIR, -1); show('mode', _stat.S_ISDIR, 2**40); show('mode', _stat.filemode, 'a')
print({n: v for n, v in vars(_stat).items() if isinstance(v, int)})
print(sorted(errno.errorcode.items()))
print(sorted((n, v) for n, v in vars(errno).items() if isinstance(v, int)))
