n = 0; late = None
def bump(k):
    global n, late
    for i in range(k):
        n += 1
        late = i
    return n
def drop():
    global late
    del late
for _ in range(50): bump(100)
print(n, late)  # expect: 5000 99
drop()
try: print(late)
except NameError as e: print(e)  # expect: name 'late' is not defined
print(bump(10), late)  # expect: 5010 9
globals().update(n=5); print(bump(3))  # expect: 8
for k in [k for k in globals() if k.startswith('zz')]: pass
for i in range(60): globals()['zz%d' % i] = i
for i in range(60): del globals()['zz%d' % i]
print(bump(2000), n, late)  # expect: 2008 2008 1999
