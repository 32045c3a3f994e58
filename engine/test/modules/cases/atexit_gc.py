import atexit, gc

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

def say(*a, **k): print('say', a, k)
show('register', lambda: (atexit.register(say, 1, b=2) is say, atexit.register(say, 'last') is say, atexit.register(print, 'printed') is print, atexit._ncallbacks()))
show('bad', lambda: atexit.register(5)); atexit.unregister(print); atexit._run_exitfuncs(); show('ran', lambda: atexit._ncallbacks()); atexit.register(say); atexit._clear(); show('cleared', lambda: atexit._ncallbacks())
show('enabled', lambda: (gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled()))
show('threshold', lambda: (gc.get_threshold(), gc.set_threshold(5, 6), gc.get_threshold(), gc.set_threshold(1, 2, 3), gc.get_threshold()))
show('debug', lambda: (gc.get_debug(), gc.set_debug(0), gc.DEBUG_LEAK)); show('garbage', lambda: (gc.garbage, gc.callbacks)); show('generation', lambda: gc.collect(3)); show('collect', lambda: type(gc.collect()).__name__); show('collect kw', lambda: type(gc.collect(generation=0)).__name__)
show('tracked', lambda: [gc.is_tracked(x) for x in (1, 'a', 1.5, None, [], (lambda: 0))]); show('referents', lambda: gc.get_referents([1, 'a'], ('b',)))
gc.callbacks.append(lambda phase, info: print(phase, sorted(info))); gc.collect(1); gc.callbacks.clear()
