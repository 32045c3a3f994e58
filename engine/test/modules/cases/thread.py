import _thread

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

def bare(o): return repr(o).split(' at ')[0]
l = _thread.allocate_lock()
show('lock', lambda: (bare(l), l.acquire(), l.locked(), bare(l), l.acquire(False), l.acquire(blocking=False), l.acquire(True, 0.01), l.acquire(timeout=0)))
show('release', lambda: (l.release(), l.locked())); show('release twice', lambda: l.release())
show('no wait with time', lambda: l.acquire(False, 1)); show('negative', lambda: l.acquire(True, -2)); show('too long', lambda: l.acquire(True, 1e20)); show('minus one', lambda: (l.acquire(True, -1), l.release()))
def within():
    with l as got:
        return got, l.locked()
show('with', lambda: (within(), l.locked()))
r = _thread.RLock()
show('rlock', lambda: (r.acquire(), r.acquire(), r._is_owned(), r._recursion_count(), r.release(), r._is_owned(), r.release(), r._is_owned(), r._recursion_count()))
show('rlock release', lambda: r.release())
def save():
    with r:
        with r:
            s = r._release_save(); inside = r._recursion_count(); r._acquire_restore(s); return s[0], inside, r._recursion_count()
show('save', save); show('rlock repr', lambda: bare(r).split(' owner')[0])
show('names', lambda: (_thread.LockType is _thread.lock, _thread.error is RuntimeError, _thread.TIMEOUT_MAX, type(l), type(r), _thread._is_main_interpreter(), _thread.get_ident() == _thread._get_main_thread_ident(), _thread._count()))
try: _thread.exit()
except SystemExit as e: print('SystemExit', e.args)
show('stack', lambda: (_thread.stack_size(), _thread.stack_size(262144), _thread.stack_size(), _thread.stack_size(0))); show('stack small', lambda: _thread.stack_size(5)); show('stack negative', lambda: _thread.stack_size(-5))
show('start bad', lambda: _thread.start_new_thread(5, ())); show('start bad 2', lambda: _thread.start_new_thread(len, [])); show('start bad 3', lambda: _thread.start_new_thread(len, (), 5))
class L(_thread._local):
    tag = 'class'
    def __init__(self, x=0): self.x = x
o = L(5); o.y = 1
show('local', lambda: (o.x, o.y, o.tag, o.__dict__, hasattr(o, 'z'))); del o.y; show('local gone', lambda: o.y); show('local args', lambda: _thread._local(1)); p = _thread._local(); p.a = 1; show('plain', lambda: (p.a, p.__dict__))
h = _thread._make_thread_handle(_thread._get_main_thread_ident()); show('handle', lambda: (h.is_done(), h.ident == _thread.get_ident(), h._set_done(), h.is_done(), h.join())); show('fresh handle', lambda: _thread._ThreadHandle().join())
