"""CSV: dialects and their errors, reading, writing, quoting."""
import _csv, inspect
class F: 
    def write(s, x):
        return x

for kw in [dict(delimiter=None),dict(delimiter=1),dict(delimiter=''),dict(delimiter='ab'),dict(delimiter='\n'),dict(delimiter=' '),dict(quotechar=None),dict(quotechar=''),dict(quotechar='ab'),dict(quotechar=1),dict(quotechar='\r'),dict(quotechar=' '),dict(quotechar=' ',skipinitialspace=True),dict(delimiter=' ',skipinitialspace=True),dict(escapechar=''),dict(escapechar='ab'),dict(escapechar=3),dict(escapechar=' ',skipinitialspace=True),dict(escapechar='\n'),dict(lineterminator=None),dict(lineterminator=4),dict(quoting=None),dict(quoting=99),dict(quoting='a'),dict(quoting=True),dict(quotechar=None,quoting=0),dict(quotechar=None,quoting=3),dict(quotechar=',',),dict(escapechar=','),dict(escapechar='"'),dict(foo=1),dict(doublequote='x'),dict(strict=2),dict(lineterminator=''),dict(lineterminator=','),dict(delimiter='a',lineterminator='a'),dict(quotechar=None,delimiter=':')]:
    try: d=_csv.writer(F(),**kw).dialect; print(kw, [getattr(d,a) for a in ('delimiter','doublequote','escapechar','lineterminator','quotechar','quoting','skipinitialspace','strict')])
    except Exception as e: print(kw, type(e).__name__, e)
for ex in ["_csv.reader()","_csv.reader(1)","_csv.writer()","_csv.writer(1)","_csv.get_dialect('x')","_csv.register_dialect(1,'excel')","_csv.unregister_dialect('q')","_csv.field_size_limit('a')","_csv.field_size_limit()","_csv.writer(F()).writerow(5)","_csv.writer(F()).writerow([])","_csv.writer(F()).writerow([None])","_csv.writer(F(),quoting=3).writerow([''])","_csv.writer(F(),quoting=3).writerow(['a,b'])","_csv.Dialect('x')","_csv.reader([],'x')","list(_csv.reader([b'a']))","list(_csv.reader(['a\\rb']))","list(_csv.reader(['\"a\"b'],strict=True))","list(_csv.reader(['\"a'],strict=True))","list(_csv.reader(['\"a']))","list(_csv.reader(['a,b\\n','','c']))","list(_csv.reader(['1,\"2\",,x'],quoting=2))","list(_csv.reader(['1,\"2\",,\"\"'],quoting=4))","list(_csv.reader(['1,\"2\",,\"\"'],quoting=5))","_csv.writer(F(),quoting=4).writerow([1,'a',None,''])","_csv.writer(F(),quoting=5).writerow([1,'a',None,''])","_csv.writer(F(),quoting=2).writerow([1,'a',None,1.5,'x\"y'])","_csv.writer(F(),doublequote=False,escapechar='\\\\').writerow(['a\"b','c\\\\d'])", "_csv.Dialect().delimiter","list(_csv.reader(['a\\0b']))", "_csv.writer(F()).writerows([[1],[2]])", "_csv.writer(F()).writerows(3)", "_csv.reader([]).line_num","_csv.writer(F(),delimiter=' ',skipinitialspace=True).writerow(['',''])"]:
    try: print(ex, repr(eval(ex)))
    except Exception as e: print(ex, type(e).__name__, e)
import pickle
for f in (lambda: pickle.dumps(_csv.Dialect()), lambda: __import__('copy').copy(_csv.Dialect())):
    try: f()
    except Exception as e: print(type(e).__name__, e)
d=_csv.Dialect()
for s in ("d.delimiter=';'","del d.delimiter","d.quoting=3"):
    try: exec(s)
    except Exception as e: print(s,type(e).__name__, e)

# expect-output:
# {'delimiter': None} TypeError "delimiter" must be string, not NoneType
# {'delimiter': 1} TypeError "delimiter" must be string, not int
# {'delimiter': ''} TypeError "delimiter" must be a 1-character string
# {'delimiter': 'ab'} TypeError "delimiter" must be a 1-character string
# {'delimiter': '\n'} ValueError bad delimiter value
# {'delimiter': ' '} [' ', True, None, '\r\n', '"', 0, False, False]
# {'quotechar': None} [',', True, None, '\r\n', None, 3, False, False]
# {'quotechar': ''} TypeError "quotechar" must be a 1-character string
# {'quotechar': 'ab'} TypeError "quotechar" must be a 1-character string
# {'quotechar': 1} TypeError "quotechar" must be string or None, not int
# {'quotechar': '\r'} ValueError bad quotechar value
# {'quotechar': ' '} [',', True, None, '\r\n', ' ', 0, False, False]
# {'quotechar': ' ', 'skipinitialspace': True} ValueError bad quotechar value
# {'delimiter': ' ', 'skipinitialspace': True} [' ', True, None, '\r\n', '"', 0, True, False]
# {'escapechar': ''} TypeError "escapechar" must be a 1-character string
# {'escapechar': 'ab'} TypeError "escapechar" must be a 1-character string
# {'escapechar': 3} TypeError "escapechar" must be string or None, not int
# {'escapechar': ' ', 'skipinitialspace': True} ValueError bad escapechar value
# {'escapechar': '\n'} ValueError bad escapechar value
# {'lineterminator': None} TypeError lineterminator must be set
# {'lineterminator': 4} TypeError "lineterminator" must be a string
# {'quoting': None} TypeError "quoting" must be an integer
# {'quoting': 99} TypeError bad "quoting" value
# {'quoting': 'a'} TypeError "quoting" must be an integer
# {'quoting': True} TypeError "quoting" must be an integer
# {'quotechar': None, 'quoting': 0} TypeError quotechar must be set if quoting enabled
# {'quotechar': None, 'quoting': 3} [',', True, None, '\r\n', None, 3, False, False]
# {'quotechar': ','} ValueError bad delimiter or quotechar value
# {'escapechar': ','} ValueError bad delimiter or escapechar value
# {'escapechar': '"'} ValueError bad escapechar or quotechar value
# {'foo': 1} TypeError this function got an unexpected keyword argument 'foo'
# {'doublequote': 'x'} [',', True, None, '\r\n', '"', 0, False, False]
# {'strict': 2} [',', True, None, '\r\n', '"', 0, False, True]
# {'lineterminator': ''} [',', True, None, '', '"', 0, False, False]
# {'lineterminator': ','} ValueError bad delimiter or lineterminator value
# {'delimiter': 'a', 'lineterminator': 'a'} ValueError bad delimiter or lineterminator value
# {'quotechar': None, 'delimiter': ':'} [':', True, None, '\r\n', None, 3, False, False]
# _csv.reader() TypeError  expected at least 1 argument, got 0
# _csv.reader(1) TypeError 'int' object is not iterable
# _csv.writer() TypeError  expected at least 1 argument, got 0
# _csv.writer(1) TypeError argument 1 must have a "write" method
# _csv.get_dialect('x') Error unknown dialect
# _csv.register_dialect(1,'excel') TypeError dialect name must be a string
# _csv.unregister_dialect('q') Error unknown dialect
# _csv.field_size_limit('a') TypeError limit must be an integer
# _csv.field_size_limit() 131072
# _csv.writer(F()).writerow(5) Error iterable expected, not int
# _csv.writer(F()).writerow([]) '\r\n'
# _csv.writer(F()).writerow([None]) '""\r\n'
# _csv.writer(F(),quoting=3).writerow(['']) Error single empty field record must be quoted
# _csv.writer(F(),quoting=3).writerow(['a,b']) Error need to escape, but no escapechar set
# _csv.Dialect('x') Error unknown dialect
# _csv.reader([],'x') Error unknown dialect
# list(_csv.reader([b'a'])) Error iterator should return strings, not bytes (the file should be opened in text mode)
# list(_csv.reader(['a\rb'])) Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# list(_csv.reader(['"a"b'],strict=True)) Error ',' expected after '"'
# list(_csv.reader(['"a'],strict=True)) Error unexpected end of data
# list(_csv.reader(['"a'])) [['a']]
# list(_csv.reader(['a,b\n','','c'])) [['a', 'b'], [], ['c']]
# list(_csv.reader(['1,"2",,x'],quoting=2)) ValueError could not convert string to float: 'x'
# list(_csv.reader(['1,"2",,""'],quoting=4)) [[1.0, '2', None, '']]
# list(_csv.reader(['1,"2",,""'],quoting=5)) [['1', '2', None, '']]
# _csv.writer(F(),quoting=4).writerow([1,'a',None,'']) '1,"a",,""\r\n'
# _csv.writer(F(),quoting=5).writerow([1,'a',None,'']) '"1","a",,""\r\n'
# _csv.writer(F(),quoting=2).writerow([1,'a',None,1.5,'x"y']) '1,"a","",1.5,"x""y"\r\n'
# _csv.writer(F(),doublequote=False,escapechar='\\').writerow(['a"b','c\\d']) 'a\\"b,c\\\\d\r\n'
# _csv.Dialect().delimiter ','
# list(_csv.reader(['a\0b'])) [['a\x00b']]
# _csv.writer(F()).writerows([[1],[2]]) None
# _csv.writer(F()).writerows(3) TypeError 'int' object is not iterable
# _csv.reader([]).line_num 0
# _csv.writer(F(),delimiter=' ',skipinitialspace=True).writerow(['','']) '"" ""\r\n'
# TypeError cannot pickle 'Dialect' instances
# TypeError cannot pickle 'Dialect' instances
# d.delimiter=';' AttributeError attribute 'delimiter' of '_csv.Dialect' objects is not writable
# del d.delimiter AttributeError attribute 'delimiter' of '_csv.Dialect' objects is not writable
# d.quoting=3 AttributeError attribute 'quoting' of '_csv.Dialect' objects is not writable
