# sys.setprofile: events of Python frames, generators, and functions written in C; bound methods, exceptions.
import sys
ev = []
def prof(frame, event, arg):
    ev.append((event, frame.f_code.co_name, frame.f_lineno, getattr(arg, '__name__', repr(arg)) if event.startswith('c_') else repr(arg)[:20]))
def gen():
    yield 1
    yield 2
def bad(): raise ValueError('x')
class C:
    def __init__(self): self.x = [3, 1, 2]
    def m(self):
        self.x.sort(key=lambda v: -v)
        return len(self.x)
def main():
    sys.setprofile(prof)
    c = C()
    c.m()
    for v in gen(): abs(v)
    try: bad()
    except ValueError: pass
    try: int('q')
    except ValueError: pass
    try: [].pop()
    except IndexError: pass
    [x for x in gen()]
    list(gen())
    'a'.join(['b'])
    str.upper('x')
    max(*[1, 2])
    print(end='')
    return 5
main()
sys.setprofile(None)
for e in ev: print(*e)
print(sys.getprofile())


class Named:
    shown = classmethod(repr)


print(Named.shown())


def failing(frame, event, arg):
    raise KeyError(event)


def called(): pass


sys.setprofile(lambda *a: None)
try:
    sys.setprofile(failing)
    called()
except KeyError as e:
    print(e, sys.getprofile())

# expect-output:
# call __init__ 11 None
# return __init__ 11 None
# call m 12 None
# c_call m 13 sort
# call <lambda> 13 None
# return <lambda> 13 -3
# call <lambda> 13 None
# return <lambda> 13 -1
# call <lambda> 13 None
# return <lambda> 13 -2
# c_return m 13 sort
# c_call m 14 len
# c_return m 14 len
# return m 14 3
# call gen 6 None
# return gen 7 1
# c_call main 19 abs
# c_return main 19 abs
# call gen 7 None
# return gen 8 2
# c_call main 19 abs
# c_return main 19 abs
# call gen 8 None
# return gen 8 None
# call bad 9 None
# return bad 9 None
# c_call main 24 pop
# c_exception main 24 pop
# call gen 6 None
# return gen 7 1
# call gen 7 None
# return gen 8 2
# call gen 8 None
# return gen 8 None
# call gen 6 None
# return gen 7 1
# call gen 7 None
# return gen 8 2
# call gen 8 None
# return gen 8 None
# c_call main 28 join
# c_return main 28 join
# c_call main 29 upper
# c_return main 29 upper
# c_call main 30 max
# c_return main 30 max
# c_call main 31 print
# c_return main 31 print
# return main 32 5
# c_call <module> 34 setprofile
# None
# <class '__main__.Named'>
# 'c_return' None
