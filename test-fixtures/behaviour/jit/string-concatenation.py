# += on strings in hot loops; the string is also read, aliased and compared on the way.
def build(n, parts):
    s = ""
    longest = 0
    for i in range(n):
        s += parts[i % len(parts)]
        if s.endswith("c"):
            longest = len(s)
    return s, longest


s, longest = build(3000, "abc")
print(len(s), longest, s[:5], s[-5:], hash(s) == hash("abc" * 1000), s == "abc" * 1000)  # expect: 3000 3000 abcab bcabc True True
print(len(build(3000, ["x", "yy", "😀"])[0]), build(5, ["é", ""])[0])  # expect: 4000 ééé
try:
    build(3000, ["a"] * 2000 + [5])
except TypeError as error:
    print(error)  # expect: can only concatenate str (not "int") to str


def aliases(n):
    s = "start"
    kept = []
    for i in range(n):
        if i % 1000 == 0:
            kept.append(s)
        s = s + "." if i % 2 else "." + s
    return [len(k) for k in kept], s.count("."), s.strip(".")


print(aliases(3000))  # expect: ([5, 1005, 2005], 3000, 'start')


def numbers(n):
    out = []
    for i in range(n):
        out.append(str(i) + "," + repr(i / 2))
    return "".join(out)


print(len(numbers(3000)), numbers(3), f"{len(numbers(10)):05}")  # expect: 29670 0,0.01,0.52,1.0 00050
