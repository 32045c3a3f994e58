# cProfile counts what is called, by whom, and how deep; times are measured and left out here.
import cProfile, pstats, io, re
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
class A:
    def m(self): return sorted([3,1,2])
def gen():
    for i in range(5): yield i
def work():
    fib(8)
    [A().m() for _ in range(10)]
    list(gen())
    try: int('x')
    except ValueError: pass
p = cProfile.Profile()
p.enable()
work()
p.disable()
s = io.StringIO()
pstats.Stats(p, stream=s).strip_dirs().sort_stats('name').print_stats()
out = re.sub(r'\d+\.\d\d\d', 'T', s.getvalue())
print(out)
s = io.StringIO()
pstats.Stats(p, stream=s).strip_dirs().sort_stats('name').print_callers('fib|m$|sorted')
print(re.sub(r'\d+\.\d\d\d', 'T', s.getvalue()))
ticks = iter(range(10000))
q = cProfile.Profile(lambda: next(ticks), 0.5, builtins=False)
print(q.runcall(fib, 5))
for e in q.getstats(): print(e.code if isinstance(e.code, str) else e.code.co_name, e.callcount, e.reccallcount, e.totaltime, e.inlinetime, e.calls and [c[1:] for c in e.calls])
with cProfile.Profile() as r: work()
print(len(r.getstats()) > 5)
try:
    q.enable(); r.enable()
except ValueError as e: print(e)
finally: q.disable()

# expect-output:
#          95 function calls (29 primitive calls) in T seconds
#
#    Ordered by: function name
#
#    ncalls  tottime  percall  cumtime  percall filename:lineno(function)
#        10    T    T    T    T {built-in method builtins.sorted}
#         1    T    T    T    T {method 'disable' of '_lsprof.Profiler' objects}
#      67/1    T    T    T    T profiles.py:3(fib)
#         6    T    T    T    T profiles.py:6(gen)
#        10    T    T    T    T profiles.py:5(m)
#         1    T    T    T    T profiles.py:8(work)
#
#
#
#    Ordered by: function name
#    List reduced from 6 to 2 due to restriction <'fib|m$|sorted'>
#
# Function                           was called by...
#                                        ncalls  tottime  cumtime
# {built-in method builtins.sorted}  <-      10    T    T  profiles.py:5(m)
# profiles.py:3(fib)                 <-    66/2    T    T  profiles.py:3(fib)
#                                             1    T    T  profiles.py:8(work)
#
#
#
# 5
# fib 15 14 14.5 14.5 [(14, 12, 13.0, 13.0)]
# True
# Another profiling tool is already active
