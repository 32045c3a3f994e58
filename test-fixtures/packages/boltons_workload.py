# debian: python3-boltons
"""A dozen of its modules: iterables, dictionaries, caches, text, time, tables, statistics, queues, functions, URLs."""
from boltons import cacheutils, dictutils, funcutils, iterutils, listutils, mathutils, queueutils, setutils, statsutils, strutils, tableutils, timeutils, typeutils, urlutils
import datetime


def collections():
    print(iterutils.chunked(range(10), 3, fill=None), list(iterutils.windowed('abcde', 3)), iterutils.bucketize(range(10), lambda x: x % 3))
    print(iterutils.remap({'a': [1, {'b': None}], 'c': (2, None)}, lambda p, k, v: v is not None), iterutils.research({'a': [1, {'b': 2}]}, lambda p, k, v: v == 2))
    print(iterutils.get_path({'a': [{'b': 5}]}, ('a', 0, 'b')), list(iterutils.backoff(1, 20)), iterutils.pairwise([1, 2, 3]), iterutils.unique('abracadabra'))
    d = dictutils.OMD([('a', 1), ('b', 2), ('a', 3)])
    print(d, d.getlist('a'), d.items(multi=True), d.inverted(), dictutils.OneToOne({1: 'x'}).inv, dictutils.FrozenDict(a=1) | {} if hasattr(dict, 'x') else dictutils.FrozenDict(a=1))
    s = setutils.IndexedSet('hello world')
    print(s, s[2:5], s & set('low'), list(setutils.complement({1}).__class__.__mro__)[0].__name__)
    l = listutils.BarrelList(range(5000))
    l.insert(2500, 7)
    l.sort()
    print(len(l), l[0], l[-1], l[2500:2503])


def caches():
    cache = cacheutils.LRU(max_size=3, on_miss=lambda key: key * 2)
    for key in (1, 2, 3, 1, 4, 2):
        cache[key]
    print(sorted(cache.items()), cache.hit_count, cache.miss_count)
    counter = cacheutils.ThresholdCounter(threshold=0.1)
    counter.update('abracadabra' * 5)
    print(counter.most_common(2), counter.get_common_count())

    class A:
        @cacheutils.cachedproperty
        def slow(self):
            print('once')
            return 5
    a = A()
    print(a.slow + a.slow)
    q = queueutils.HeapPriorityQueue()
    for i, task in enumerate('xyz'):
        q.add(task, i % 2)
    print(q.pop(), q.pop(), q.pop(default='none'), len(q))


def texts():
    print(strutils.slugify('Ünïcödé & Co. KG!'), strutils.camel2under('HTTPServerError'), strutils.under2camel('a_bc_d'), strutils.cardinalize('wolf', 3), strutils.ordinalize(22))
    print(strutils.bytes2human(123456789, 2), strutils.find_hashtags('#a b #ccc'), strutils.asciify('naïve café'), strutils.parse_int_list('1,3,5-8'), strutils.format_int_list([1, 2, 3, 7]))
    print(strutils.multi_replace('The cat', {'cat': 'hat', 'The': 'A'}), strutils.indent('a\nb', '> '), strutils.is_ascii('é'), strutils.iter_splitlines and list(strutils.iter_splitlines('a\r\nb\nc')))
    url = urlutils.URL('http://user@Example.org:8080/a/../b/ü?x=1&y=2&x=3#frag')
    print(url, url.path_parts, url.query_params.getlist('x'), url.navigate('../c').to_text(full_quote=True), urlutils.find_all_links('see https://a.b/c and http://d.e'))
    print(tableutils.Table.from_data([{'a': 1, 'b': 'x'}, {'a': 22, 'b': None}]).to_text(), tableutils.Table([[1, 2]], ['p', 'q']).to_html())


def numbers():
    print(statsutils.Stats(range(1, 101)).describe(quantiles=[0.25, 0.5, 0.75], format='text'))
    print(statsutils.format_histogram_counts([(0.0, 3), (1.0, 7)], width=40), statsutils.median([3, 1, 2]), statsutils.skewness([1, 2, 9]))
    print(mathutils.clamp(5, 0, 3), mathutils.ceil(3.2, [1, 5, 10]), mathutils.Bits('0110').as_hex(), mathutils.Bits(5, 8) | mathutils.Bits(2, 8))
    print(timeutils.parse_timedelta('1h 30m'), timeutils.parse_td('-2 days'), timeutils.relative_time(datetime.datetime(2020, 1, 1), datetime.datetime(2020, 1, 3)),
          [str(d) for d in timeutils.daterange(datetime.date(2020, 1, 30), datetime.date(2020, 2, 2))], timeutils.isoparse('2020-05-06T07:08:09'))


def functions():
    @funcutils.wraps(numbers)
    def other():
        return 1
    builder = funcutils.FunctionBuilder('f', args=['a', 'b'], defaults=(2,), body='return a * b')
    print(other.__name__, builder.get_func()(21), builder.get_sig_str(), funcutils.partial_ordering.__name__, funcutils.total_ordering.__name__ if hasattr(funcutils, 'total_ordering') else None)

    @funcutils.wraps(builder.get_func(), injected='b')
    def injected(a):
        return a
    print(injected(3), typeutils.make_sentinel('GONE', var_name='GONE'), funcutils.format_invocation('f', (1,), {'k': 2}))


for part in (collections, caches, texts, numbers, functions):
    part()
