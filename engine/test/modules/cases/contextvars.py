from _contextvars import ContextVar, Context, Token, copy_context

def show(label, f):
    try:
        print(label, '->', plain(repr(f())))
    except Exception as e:
        print(label, '!', type(e).__name__, plain(str(e)))
def plain(s):
    out = []
    for word in s.split(' '):
        out.append('0x' if word.startswith('0x') else word)
    return ' '.join(out)

v = ContextVar('v'); d = ContextVar('d', default=5)
show('get', lambda: v.get()); show('default', lambda: (v.get('x'), d.get(), d.get(7), v.name))
t = v.set(1); u = v.set(2)
show('set', lambda: (v.get(), u.old_value, t.old_value is Token.MISSING, t.var is v, Token.MISSING))
def inner():
    v.set('inner'); return v.get(), d.get()
c = copy_context()
show('run', lambda: (c.run(inner), v.get(), c[v], list(c.keys())[0] is v, list(c.values()), len(c), v in c, d in c, c.get(d), c.get(d, 9), [x is v for x in c]))
v.reset(u); show('reset', lambda: v.get()); show('reset again', lambda: v.reset(u)); v.reset(t); show('unset', lambda: v.get())
show('other var', lambda: v.reset(d.set(1))); show('other context', lambda: v.reset(c.run(lambda: v.set(3)))); show('not token', lambda: v.reset(5))
show('nested', lambda: c.run(lambda: c.run(len, [])))
show('args', lambda: Context().run(lambda *a, **k: (a, k), 1, b=2))
show('error passes', lambda: c.run(lambda: 1 / 0)); show('usable after', lambda: c.run(v.get))
show('equal', lambda: (Context() == Context(), c == c.copy(), c == Context(), c != Context(), Context() == 5))
show('missing', lambda: Context()[v]); show('bad key', lambda: c['v']); show('bad in', lambda: 'v' in c)
show('repr', lambda: (v, d, t)); show('bad name', lambda: ContextVar(5)); show('make token', lambda: Token())
show('items', lambda: [(k.name, x) for k, x in c.items()]); show('generic', lambda: ContextVar[int] is not None)
