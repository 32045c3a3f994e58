# Code points beyond the basic plane count as one everywhere.
s = "a😀b𝒳é"
print(len(s), s[1], s[1:3], s[::-1], s[-2], list(s))
print(s.index("b"), s.find("𝒳"), s.find("😀", 2), s.count("😀"), "😀" in s, s.replace("😀", "!"))
print(ord("😀"), chr(0x1F600), hex(ord(s[3])), ascii(s), repr(s), s.encode("utf-8"), len(s.encode("utf-16-le")))
print(s.upper(), s.split("😀"), s.partition("b"), s.center(9, "*"), f"{s:>7}", s * 2, s + "😀" == "a😀b𝒳é😀")
print(sorted("😀z\uffffa"), "\uffff" < "😀", max("a😀\uffff") == "😀", [c for c in "😀😀"])
print("😀".isalpha(), "𝒳".isalpha(), "𝟘".isdigit(), int("𝟙𝟚"), "𐐨".upper(), "ß".upper(), "İ".lower() == "i̇")
print({"😀": 1}["\U0001f600"], "😀x".startswith("😀"), "x😀".endswith("😀"), "x😀".rfind("😀"), "a😀".rjust(4, "😀"))
print("\ud800" == "\ud800", len("\ud83d\ude00"), "\ud83d\ude00" == "😀", ascii("\ud800"), "a\ud800b"[1] == "\ud800")
try:
    "\ud800".encode()
except UnicodeEncodeError as error:
    print(error)

# expect-output:
# 5 😀 😀b é𝒳b😀a 𝒳 ['a', '😀', 'b', '𝒳', 'é']
# 2 3 -1 1 True a!b𝒳é
# 128512 😀 0x1d4b3 'a\U0001f600b\U0001d4b3\xe9' 'a😀b𝒳é' b'a\xf0\x9f\x98\x80b\xf0\x9d\x92\xb3\xc3\xa9' 14
# A😀B𝒳É ['a', 'b𝒳é'] ('a😀', 'b', '𝒳é') **a😀b𝒳é**   a😀b𝒳é a😀b𝒳éa😀b𝒳é True
# ['a', 'z', '\uffff', '😀'] True True ['😀', '😀']
# False True True 12 𐐀 SS True
# 1 True True 1 😀😀a😀
# True 2 False '\ud800' True
# 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
