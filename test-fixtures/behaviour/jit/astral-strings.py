# Hot string code meets text beyond the basic plane.
def reverse(text):
    out = ""
    for i in range(len(text)):
        out = text[i] + out
    return out


def count_vowels(text):
    n = 0
    for c in text:
        if c in "aeiou😀":
            n += 1
    return n


plain = "hello world " * 250
print(reverse(plain)[:12], count_vowels(plain))  # expect:  dlrow olleh 750
print(reverse("a😀b𝒳"), count_vowels("a😀b😀"), reverse("é€"))  # expect: 𝒳b😀a 3 €é
mixed = plain + "😀"
print(len(mixed), reverse(mixed)[:3], count_vowels(mixed), mixed[-1], mixed[len(plain)], mixed[:3])  # expect: 3001 😀 d 751 😀 😀 hel


def codes(text):
    total = 0
    for c in text:
        total = (total * 31 + ord(c)) % 1_000_003
    return total


print(codes(plain), codes(mixed), codes("😀" * 3000))  # expect: 985218 670180 204479


def build(n):
    s = ""
    for i in range(n):
        s += chr(97 + i % 26) if i != 2000 else "😀"
    return s


s = build(3000)
print(len(s), s[1999:2002], s.index("😀"), s[::-1].index("😀"), s == build(3000), s < build(2000) + "a")  # expect: 3000 x😀z 2000 999 True False
