# A walk through the methods of str.
s = "Hello, World"
print(s.lower(), s.upper(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), "ﬁ".upper(), "ŉ".title())
print(s.find("o"), s.rfind("o"), s.find("o", 5), s.find("xyz"), s.index("W"), s.count("l"), s.count(""), "".count(""))
print(s.replace("l", "L", 2), "aaa".replace("", "-"), s.startswith(("x", "He")), s.endswith("d", 0, 5), s.startswith("World", 7))
print("  x \t\n".strip(), "xxabxx".strip("x"), "abc".lstrip("ab"), "abc".rstrip("c"), "pre-x".removeprefix("pre-"), "x.py".removesuffix(".py"))
print("a,b,,c".split(","), " a  b ".split(), "a b c".split(None, 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "a\nb\r\nc\x0bd".splitlines(), "a\n".splitlines(True))
print("-".join(["a", "b"]), "abc".partition("b"), "abcb".rpartition("b"), "abc".partition("x"), "a\tb".expandtabs(4))
print("abc".isalpha(), "12".isdigit(), "½".isnumeric(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "ab".islower(), "".isupper(), "a_1".isidentifier(), "é".isascii(), "\n".isprintable(), "²".isdecimal())
print("abc".translate({97: "x", 98: None}), "abc".translate(str.maketrans("ab", "12", "c")), str.maketrans({"a": 1}))
for action in (lambda: s.index("zz"), lambda: "a".split(""), lambda: "a".join([1]), lambda: "a".join(5), lambda: "abc".replace(1, 2), lambda: "a".center(5, "ab"), lambda: "a" in 5):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(error)

# expect-output:
# hello, world HELLO, WORLD hELLO, wORLD Hello, World Hello, world hello, world FI ʼN
# 4 8 8 -1 7 3 13 1
# HeLLo, World -a-a-a- True False True
# x ab c ab x x
# ['a', 'b', '', 'c'] ['a', 'b'] ['a', 'b c'] ['a,b', 'c'] [] [''] ['a', 'b', 'c', 'd'] ['a\n']
# a-b ('a', 'b', 'c') ('abc', 'b', '') ('abc', '', '') a   b
# True True True True True True True False True False False False
# xc 12 {97: 1}
# substring not found
# empty separator
# sequence item 0: expected str instance, int found
# can only join an iterable
# replace() argument 1 must be str, not int
# The fill character must be exactly one character long
# argument of type 'int' is not iterable
