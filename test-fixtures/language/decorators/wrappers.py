# Counting, caching and retrying wrappers, with and without functools.wraps.
import functools


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def retry(times, *kinds):
    def decorate(function):
        def again(*args):
            for attempt in range(times):
                try:
                    return function(*args, attempt)
                except kinds as error:
                    last = error
            raise last

        return again

    return decorate


@functools.lru_cache(maxsize=2)
@counted
def square(x):
    """Squares."""
    return x * x


@retry(3, ValueError, KeyError)
def flaky(limit, attempt):
    if attempt < limit:
        raise ValueError(f"attempt {attempt}")
    return f"succeeded at {attempt}"


print([square(x) for x in (2, 3, 2, 4, 2)], square.cache_info(), square.__wrapped__.calls, square.__name__, square.__doc__)
print(flaky(1), flaky.__name__)
try:
    flaky(5)
except ValueError as error:
    print(error)


class Memo:
    def __init__(self, function):
        self.function, self.cache = function, {}

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.function(n)
        return self.cache[n]


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache), functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(pow, 2)(5))

# expect-output:
# [4, 9, 4, 16, 4] CacheInfo(hits=2, misses=3, maxsize=2, currsize=2) 3 square Squares.
# succeeded at 1 again
# attempt 2
# 23416728348467685 81 120 32
