# The product stays below 2^53, and the mask brings it back.
def digest(text):
    h = 5381
    for ch in text:
        h = (h * 33 + ord(ch)) & 0xFFFFFFFF
    return h


print(digest("the quick brown fox " * 100))
