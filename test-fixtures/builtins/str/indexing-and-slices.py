# Indices, slices with steps, and their errors.
s = "abcdefg"
print(s[0], s[-1], s[2:5], s[:-2], s[::2], s[::-1], s[5:1:-2], s[10:], s[-100:3], s[3:3] == "", s[None:None])
print(s[True], s[slice(1, 4)], s[2:][1], s[-3:-1], s[1:100:3])
for index in (7, -8, "a", 1.5, None, slice(0, 5, 0)):
    try:
        print(s[index])
    except (IndexError, TypeError, ValueError) as error:
        print(error)
try:
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
print("cde" in s, "" in s, "x" not in s, s < "abd", "a" < "B", "Z" < "a", "" < "a", "abc" == "abc ", s >= s)

# expect-output:
# a g cde abcde aceg gfedcba fd  abc True abcdefg
# b bcd d ef be
# string index out of range
# string index out of range
# string indices must be integers, not 'str'
# string indices must be integers, not 'float'
# string indices must be integers, not 'NoneType'
# slice step cannot be zero
# 'str' object does not support item assignment
# 'str' object doesn't support item deletion
# True True True True False True True False True
