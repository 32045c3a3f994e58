# The last element as the top of a stack: in a while condition, in a comprehension and of a tuple.
def matched(text):
    pairs = {")": "(", "]": "["}
    stack = ["?"]
    for letter in text:
        if letter in "([":
            stack.append(letter)
        elif stack[-1] == pairs[letter]:  #~ negative-index: A list is read at -1
#~           ^^^^^^^^^
            stack.pop()
    return len(stack) == 1


def extensions(names):
    return [name.split(".")[-1] for name in names]  #~ negative-index: A list is read at -1


def ends(spans):
    return sum(span[-1] for span in spans)  #~ negative-index: A tuple is read at -1


print(matched("([()])" * 150), len(extensions(["a.txt", "b.c.py"] * 200)), ends([(1, 4), (4, 9)] * 200))
