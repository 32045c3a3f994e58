# sys.monitoring: events of frames, lines, calls, exceptions and branches; local events, DISABLE, what is refused.
import sys
M = sys.monitoring; E = M.events
M.use_tool_id(0, 'test')
ev = []
def name(code): return code.co_name
for n in ('PY_START', 'PY_RESUME'): M.register_callback(0, getattr(E, n), lambda c, o, n=n: ev.append((n, name(c))))
for n in ('PY_RETURN', 'PY_YIELD', 'RAISE', 'RERAISE', 'PY_UNWIND', 'EXCEPTION_HANDLED', 'PY_THROW'): M.register_callback(0, getattr(E, n), lambda c, o, v, n=n: ev.append((n, name(c), repr(v))))
for n in ('CALL', 'C_RETURN', 'C_RAISE'): M.register_callback(0, getattr(E, n), lambda c, o, f, a, n=n: ev.append((n, name(c), getattr(f, '__name__', '?'), 'MISSING' if a is M.MISSING else repr(a)[:20])))
M.register_callback(0, E.LINE, lambda c, l: ev.append(('LINE', name(c), l - c.co_firstlineno)))
for n in ('JUMP', 'BRANCH'): M.register_callback(0, getattr(E, n), lambda c, o, d, n=n: ev.append((n, name(c), d > o)))
def gen():
    got = yield 1
    try: yield 2
    except KeyError: yield 3
def bad(x):
    if x: raise ValueError(x)
    return 7
class C:
    def m(self): return len([1])
def main():
    g = gen()
    next(g); next(g); g.throw(KeyError('k')); list(g)
    for i in range(2):
        try: bad(i)
        except ValueError as e: pass
    try: int('q')
    except ValueError: pass
    try:
        try: bad(1)
        finally: 1
    except ValueError: pass
    C().m()
    return [i for i in (1,) if i]
def run(*names):
    mask = 0
    for n in names: mask |= getattr(E, n)
    ev.clear()
    M.set_events(0, mask)
    main()
    M.set_events(0, 0)
    print(names)
    for e in ev: print('  ', *e)
run('PY_START', 'PY_RESUME', 'PY_RETURN', 'PY_YIELD', 'PY_UNWIND', 'PY_THROW')
run('RAISE', 'RERAISE', 'EXCEPTION_HANDLED')
run('CALL')
run('LINE')
run('BRANCH')
hits = []
def once(code, line): hits.append(line - code.co_firstlineno); return M.DISABLE
M.register_callback(0, E.LINE, once)
M.set_local_events(0, main.__code__, E.LINE)
main(); main(); print(hits); M.restart_events(); main(); print(len(hits))
print(M.get_local_events(0, main.__code__), M.get_local_events(0, bad.__code__), M.get_events(0), M.get_tool(0), M._all_events())
M.set_local_events(0, main.__code__, 0)
M.register_callback(0, E.RAISE, lambda *a: M.DISABLE)
M.set_events(0, E.RAISE)
try: main()
except ValueError as e: print(e)
M.set_events(0, 0)
for f in (lambda: M.set_events(1, 1), lambda: M.use_tool_id(0, 'x'), lambda: M.use_tool_id(9, 'x'), lambda: M.set_events(0, 1 << 20), lambda: M.set_events(0, E.C_RETURN), lambda: M.register_callback(0, 3, None), lambda: M.set_local_events(0, 3, 1), lambda: M.set_local_events(0, main.__code__, E.RAISE)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
M.free_tool_id(0); print(M.get_tool(0))

# expect-output:
# ('PY_START', 'PY_RESUME', 'PY_RETURN', 'PY_YIELD', 'PY_UNWIND', 'PY_THROW')
#    PY_START main
#    PY_START gen
#    PY_YIELD gen 1
#    PY_RESUME gen
#    PY_YIELD gen 2
#    PY_THROW gen KeyError('k')
#    PY_YIELD gen 3
#    PY_RESUME gen
#    PY_RETURN gen None
#    PY_START bad
#    PY_RETURN bad 7
#    PY_START bad
#    PY_UNWIND bad ValueError(1)
#    PY_START bad
#    PY_UNWIND bad ValueError(1)
#    PY_START m
#    PY_RETURN m 1
#    PY_RETURN main [1]
# ('RAISE', 'RERAISE', 'EXCEPTION_HANDLED')
#    RAISE gen KeyError('k')
#    EXCEPTION_HANDLED gen KeyError('k')
#    RAISE bad ValueError(1)
#    RAISE main ValueError(1)
#    EXCEPTION_HANDLED main ValueError(1)
#    RAISE main ValueError("invalid literal for int() with base 10: 'q'")
#    EXCEPTION_HANDLED main ValueError("invalid literal for int() with base 10: 'q'")
#    RAISE bad ValueError(1)
#    RAISE main ValueError(1)
#    EXCEPTION_HANDLED main ValueError(1)
#    RERAISE main ValueError(1)
#    EXCEPTION_HANDLED main ValueError(1)
#    RERAISE main ValueError(1)
#    EXCEPTION_HANDLED main ValueError(1)
# ('CALL',)
#    CALL run main MISSING
#    CALL main gen MISSING
#    CALL main next <generator object ge
#    C_RETURN main next <generator object ge
#    CALL main next <generator object ge
#    C_RETURN main next <generator object ge
#    CALL main KeyError 'k'
#    C_RETURN main KeyError 'k'
#    CALL main throw <generator object ge
#    C_RETURN main throw <generator object ge
#    CALL main list <generator object ge
#    C_RETURN main list <generator object ge
#    CALL main range 2
#    C_RETURN main range 2
#    CALL main bad 0
#    CALL main bad 1
#    CALL bad ValueError 1
#    C_RETURN bad ValueError 1
#    CALL main int 'q'
#    C_RAISE main int 'q'
#    CALL main bad 1
#    CALL bad ValueError 1
#    C_RETURN bad ValueError 1
#    CALL main C MISSING
#    C_RETURN main C MISSING
#    CALL main m <__main__.C object a
#    CALL m len [1]
#    C_RETURN m len [1]
#    CALL run set_events 0
# ('LINE',)
#    LINE run 5
#    LINE main 1
#    LINE main 2
#    LINE gen 1
#    LINE gen 2
#    LINE gen 3
#    LINE main 3
#    LINE main 4
#    LINE bad 1
#    LINE bad 2
#    LINE main 3
#    LINE main 4
#    LINE bad 1
#    LINE main 5
#    LINE main 3
#    LINE main 6
#    LINE main 7
#    LINE main 8
#    LINE main 9
#    LINE bad 1
#    LINE main 10
#    LINE main 11
#    LINE main 12
#    LINE main 13
#    LINE run 6
# ('BRANCH',)
#    BRANCH gen True
#    BRANCH main True
#    BRANCH bad True
#    BRANCH main True
#    BRANCH bad True
#    BRANCH main True
#    BRANCH main True
#    BRANCH main True
#    BRANCH bad True
#    BRANCH main True
#    BRANCH main True
#    BRANCH main True
#    BRANCH main True
# [1, 2, 3, 4, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13]
# 28
# 32 0 0 test {}
# Cannot disable RAISE events. Callback removed.
# ValueError tool 1 is not in use
# ValueError tool 0 is already in use
# ValueError invalid tool 9 (must be between 0 and 5)
# ValueError invalid event set 0x100000
# ValueError cannot set C_RETURN or C_RAISE events independently
# ValueError The callback can only be set for one event at a time
# TypeError code must be a code object
# ValueError invalid local event set 0x400
# None
