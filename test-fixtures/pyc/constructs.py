"""Something of everything that CPython's compiler makes bytecode of; its .pyc is what is mutated."""
import asyncio
from math import floor as down, pi


class Base:
    "A class with a docstring."
    limit: int = 3

    def __init__(self, items=(), *rest, key=None, **more):
        self.items, self.rest, self.key, self.more = list(items), rest, key, more

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return kind is KeyError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        return False

    def __aiter__(self):
        return self.numbers()

    async def numbers(self):
        for i in self.items:
            await asyncio.sleep(0)
            yield i


class Derived(Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = {**kwargs, 'n': len(args)}

    @property
    def total(self):
        return sum(x for x in self.items if x)


def slices(xs):
    a, *b, c = xs
    xs[1:3] = [b, a]
    del xs[0], xs[-1]
    x = y = xs[::2]
    return f'{a!r:>4}{c}{x!s}', xs[1:], not y, -a, ~a


def loops(n):
    out = []
    for i in range(n):
        if i % 2 and i > 3 or i == 1:
            continue
        elif i > 7:
            break
        out.append(i)
    else:
        out.append('else')
    while n > 0:
        n -= 2
        n |= 1
        if n < 0: break
    return out, [x * y for x in out for y in out if x is not y], {x: 1 for x in out}, {x for x in out}


def closures():
    count = 0

    def step(by=1, *, twice: bool = False) -> int:
        nonlocal count
        count += by * (2 if twice else 1)
        return count

    return [step(), step(2), step(twice=True), (lambda a, b=4, *c, **d: (a, b, c, d))(*[1], **{'e': 5})]


def gen():
    try:
        got = yield 1
        yield got
        yield from [2, 3]
        return (yield from inner())
    finally:
        yield 'end'


def inner():
    yield 4
    return 5


def errors(which):
    try:
        try:
            if which == 0: raise KeyError(which)
            if which == 1: raise ValueError('v') from TypeError('t')
            if which == 2: return 'returned'
            assert which != 3, 'three'
            del which
            return which
        except KeyError as e:
            return type(e).__name__
        except (ValueError, AssertionError) as e:
            raise RuntimeError(str(e))
        finally:
            errors.last = 1
    except Exception as e:
        return repr(e), repr(e.__cause__), repr(e.__context__)


def groups():
    seen = []
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        seen.append(e.exceptions)
    except* (TypeError, KeyError) as e:
        seen.append(len(e.exceptions))
    return seen


def matching(v):
    match v:
        case 0 | 1:
            return 'small'
        case [first, *_, last] if first != last:
            return first, last
        case {'k': value, **rest}:
            return value, rest
        case Base(key='here', limit=n):
            return n
        case str() as s:
            return s.upper()
        case None:
            return 'none'
        case _:
            return 'other'


def generic[T: int, *Ts, **P](x: T, *xs: *Ts) -> T:
    return x


type Pair[A] = tuple[A, A]


def managed():
    with Base([1]) as b, Base([2]) as c:
        b.items += c.items
        raise KeyError('swallowed')
    with Base([3]) as d:
        return b.items, d.items


async def main():
    async with Base([1, 2]) as b:
        found = [i async for i in b]
        async for i in b:
            found.append(await later(i))
    return found, [await later(i) for i in (1, 2)]


async def later(i):
    await asyncio.sleep(0)
    return i * 10


g = gen()
print(next(g), g.send('sent'), list(g))
print(slices([1, 2, 3, 4, 5]), loops(9), closures())
print([errors(i) for i in range(5)], groups())
print([matching(v) for v in (0, [1, 2], {'k': 1, 'j': 2}, Base(key='here'), 'text', None, 2.5)])
print(generic(1, 2), Pair.__name__, managed(), asyncio.run(main()))
d = Derived([1, 2, 0], 7, key='k', z=1)
print(d.total, d.extra, d.rest, down(pi), Base.__annotations__, Base.__doc__, errors.last)
print({8, 9, 1 << 70}, 1e300, 2j, b'bytes', ..., (1, (2, 'x')), 'é€😀', __name__)
squares = [n * n for n in range(4) if n]
print(squares, (lambda: squares)() is squares, [f() for f in [lambda i=i: i for i in range(3)]])
