def digest(text):
    h = 5381
    for ch in text:
        h = h * 33 + ord(ch)  #~ int-widened: `*` gives ints beyond 2^53 #~ int-widened < int-widened: `+`
    return h


print(digest("the quick brown fox " * 40) % 1000)
