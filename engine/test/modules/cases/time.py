import time

def show(label, f):
    try:
        print(label, '->', repr(f()))
    except Exception as e:
        print(label, '!', type(e).__name__, e)

t = time.gmtime(1_000_000_000.9)
show('gmtime', lambda: (t, t.tm_zone, t.tm_gmtoff, len(t), t[3], tuple(t)))
for s in (0, -1.5, 2**40, -2**40, 951782400, 951868800):
    show(f'gmtime {s}', lambda: time.gmtime(s))
show('huge', lambda: time.gmtime(1e20)); show('huge int', lambda: time.gmtime(10**30)); show('nan', lambda: time.gmtime(float('nan'))); show('text', lambda: time.gmtime('a'))
show('asctime', lambda: (time.asctime(t), time.asctime((2020, 1, 1, 0, 0, 0, 8, 0, 0)), time.ctime(0))); show('asctime short', lambda: time.asctime((1, 2, 3)))
every = '%a|%A|%b|%B|%c|%C|%d|%D|%e|%F|%g|%G|%h|%H|%I|%j|%k|%l|%m|%M|%n|%p|%P|%r|%R|%s|%S|%t|%T|%u|%U|%V|%w|%W|%x|%X|%y|%Y|%z|%Z|%%|%E|%Ey|%Od|%-d|%_d|%5Y|%^a|%#p|%q|%'
for s in (0, 86400 * 400.5, 1704067199, 1704067200, -62135596800, 253402300799):
    show(f'strftime {s}', lambda: time.strftime(every, time.gmtime(s)))
show('weeks', lambda: [time.strftime('%G-%V-%u %U %W', time.gmtime(86400 * d)) for d in range(12000, 16000, 97)])
show('astral', lambda: time.strftime('%Y é\U0001F600\n', t)); show('empty', lambda: time.strftime('', t)); show('small years', lambda: (time.strftime('%Y|%y|%G', (5, 1, 1, 0, 0, 0, 0, 1, 0)), time.strftime('%Y', (-5, 1, 1, 0, 0, 0, 0, 1, 0))))
def year(*rest): return lambda: time.strftime('%d', (2000, *rest))
for rest in ((0, 0, 0, 0, 0, 0, 0, 0), (13, 1, 0, 0, 0, 0, 1, 0), (-1, 1, 0, 0, 0, 0, 1, 0), (1, 32, 0, 0, 0, 0, 1, 0), (1, 1, 24, 0, 0, 0, 1, 0), (1, 1, 0, 60, 0, 0, 1, 0), (1, 1, 0, 0, 62, 0, 1, 0), (1, 1, 0, 0, 0, -2, 1, 0), (1, 1, 0, 0, 0, 0, 367, 0), (1.5, 1, 0, 0, 0, 0, 1, 0), (1, 1)):
    show(f'check {rest}', year(*rest))
show('not tuple', lambda: time.strftime('%Y', 5)); show('not text', lambda: time.strftime(5))
show('struct', lambda: (time.struct_time(range(1, 10)), time.struct_time(range(1, 12)).tm_zone, time.struct_time.n_fields, time.struct_time.n_sequence_fields, time.struct_time.__name__, time.struct_time.__module__))
show('struct short', lambda: time.struct_time((1, 2))); show('struct long', lambda: time.struct_time(range(12))); show('struct equal', lambda: time.gmtime(0) == (1970, 1, 1, 0, 0, 0, 3, 1, 0))
show('mktime', lambda: (time.mktime((2024, 2, 30, 25, 61, 61, 0, 0, -1)), time.mktime(time.localtime(12345)), time.mktime((1970, 1, 1, 0, 0, 0, 0, 0, 0)))); show('mktime short', lambda: time.mktime((1, 2, 3)))
show('sleep', lambda: time.sleep(-1)); show('sleep nan', lambda: time.sleep(float('nan'))); show('sleep text', lambda: time.sleep('a')); show('sleep zero', lambda: time.sleep(0))
a = time.monotonic(); time.sleep(0.01); b = time.monotonic(); show('slept', lambda: (b - a >= 0.01, time.perf_counter() >= b, time.time() > 1e9, type(time.time_ns()).__name__, type(time.process_time()).__name__))
for n in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time', 'x'): show(f'info {n}', lambda: time.get_clock_info(n))
show('clock', lambda: (type(time.clock_gettime(time.CLOCK_MONOTONIC)).__name__, time.clock_getres(time.CLOCK_REALTIME), time.CLOCK_REALTIME)); show('bad clock', lambda: time.clock_gettime(99))
show('zone', lambda: (time.timezone, time.altzone, time.daylight, time.tzname, time.tzset()))
