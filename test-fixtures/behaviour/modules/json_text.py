"""Native json: text from and to values, indentation, hooks, errors with their places."""
import json

d = {'a': [1, 2.5, None, True, 'x"\\\n\u00e9😀', {}, [], [[]], {'b': {'c': 1}}], 'z': {1: 2, None: 3, True: 4, 2.5: 5}, 'e': float('inf')}
for options in [{}, {'indent': 2}, {'indent': 0}, {'indent': 4}, {'ensure_ascii': False}, {'separators': (',', ':')}, {'skipkeys': True}]:
    s = json.dumps(d, **options)
    print(s)
    assert json.loads(s) == json.loads(json.dumps(d))
print(json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([1, (2, 3)], default=str), json.dumps(object, default=lambda o: o.__name__))
for s in ['[1,]', '{"a":1,}', '{"a" 1}', '[1 2]', '', 'nul', '"\\x"', '"ab', '{a:1}', '[1e5,-0,-0.0,12345678901234567890,1E400,NaN,-Infinity]', '"\\ud83d\\ude00"',
          '[1,2]x', '😀"', '["😀", x]', '"\x01"', '[01]', '-', '[1.]', ' { "k" : [ ] } ', '"\\u12"']:
    try:
        print(repr(s), json.loads(s))
    except ValueError as e:
        print(repr(s), e)
for v in [{(1,): 2}, object(), float('nan')]:
    try:
        print(json.dumps(v, allow_nan=False))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as e:
    print(e)
print(json.loads('{"a":{"b":1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a":1,"a":2}', object_pairs_hook=list))
print(json.loads('[1.5,2,NaN]', parse_float=str, parse_int=float, parse_constant=len), json.loads('"a\tb"', strict=False) == 'a\tb')


class Text(str):
    pass


class Number(int):
    def __repr__(self):
        return 'not this'


print(json.dumps([Text('t'), Number(3), {Text('k'): Number(4)}]))

# expect-output:
# {"a": [1, 2.5, null, true, "x\"\\\n\u00e9\ud83d\ude00", {}, [], [[]], {"b": {"c": 1}}], "z": {"1": 4, "null": 3, "2.5": 5}, "e": Infinity}
# {
#   "a": [
#     1,
#     2.5,
#     null,
#     true,
#     "x\"\\\n\u00e9\ud83d\ude00",
#     {},
#     [],
#     [
#       []
#     ],
#     {
#       "b": {
#         "c": 1
#       }
#     }
#   ],
#   "z": {
#     "1": 4,
#     "null": 3,
#     "2.5": 5
#   },
#   "e": Infinity
# }
# {
# "a": [
# 1,
# 2.5,
# null,
# true,
# "x\"\\\n\u00e9\ud83d\ude00",
# {},
# [],
# [
# []
# ],
# {
# "b": {
# "c": 1
# }
# }
# ],
# "z": {
# "1": 4,
# "null": 3,
# "2.5": 5
# },
# "e": Infinity
# }
# {
#     "a": [
#         1,
#         2.5,
#         null,
#         true,
#         "x\"\\\n\u00e9\ud83d\ude00",
#         {},
#         [],
#         [
#             []
#         ],
#         {
#             "b": {
#                 "c": 1
#             }
#         }
#     ],
#     "z": {
#         "1": 4,
#         "null": 3,
#         "2.5": 5
#     },
#     "e": Infinity
# }
# {"a": [1, 2.5, null, true, "x\"\\\né😀", {}, [], [[]], {"b": {"c": 1}}], "z": {"1": 4, "null": 3, "2.5": 5}, "e": Infinity}
# {"a":[1,2.5,null,true,"x\"\\\n\u00e9\ud83d\ude00",{},[],[[]],{"b":{"c":1}}],"z":{"1":4,"null":3,"2.5":5},"e":Infinity}
# {"a": [1, 2.5, null, true, "x\"\\\n\u00e9\ud83d\ude00", {}, [], [[]], {"b": {"c": 1}}], "z": {"1": 4, "null": 3, "2.5": 5}, "e": Infinity}
# {"a": 2, "b": 1} [1, [2, 3]] "object"
# '[1,]' Illegal trailing comma before end of array: line 1 column 3 (char 2)
# '{"a":1,}' Illegal trailing comma before end of object: line 1 column 7 (char 6)
# '{"a" 1}' Expecting ':' delimiter: line 1 column 6 (char 5)
# '[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3)
# '' Expecting value: line 1 column 1 (char 0)
# 'nul' Expecting value: line 1 column 1 (char 0)
# '"\\x"' Invalid \escape: line 1 column 2 (char 1)
# '"ab' Unterminated string starting at: line 1 column 1 (char 0)
# '{a:1}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# '[1e5,-0,-0.0,12345678901234567890,1E400,NaN,-Infinity]' [100000.0, 0, -0.0, 12345678901234567890, inf, nan, -inf]
# '"\\ud83d\\ude00"' 😀
# '[1,2]x' Extra data: line 1 column 6 (char 5)
# '😀"' Expecting value: line 1 column 1 (char 0)
# '["😀", x]' Expecting value: line 1 column 7 (char 6)
# '"\x01"' Invalid control character at: line 1 column 2 (char 1)
# '[01]' Expecting ',' delimiter: line 1 column 3 (char 2)
# '-' Expecting value: line 1 column 1 (char 0)
# '[1.]' Expecting ',' delimiter: line 1 column 3 (char 2)
# ' { "k" : [ ] } ' {'k': []}
# '"\\u12"' Invalid \uXXXX escape: line 1 column 3 (char 2)
# TypeError keys must be str, int, float, bool or None, not tuple
# TypeError Object of type object is not JSON serializable
# ValueError Out of range float values are not JSON compliant: nan
# Circular reference detected
# [('a', [('b', 1)])] [('a', 1), ('a', 2)]
# ['1.5', 2.0, 3] True
# ["t", 3, {"k": 4}]
