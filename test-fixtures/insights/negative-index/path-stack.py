# The last element as the top of a stack, as a bound, in a comprehension and of a tuple.
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


def overflows(values, bounds):
    found = 0
    for value in values:
        if value > bounds[-1]:  #~ negative-index: A list is read at -1
            found += 1
    return found


def extensions(names):
    return [name.split(".")[-1] for name in names]  #~ negative-index: A list is read at -1


def ends(spans):
    return sum(span[-1] for span in spans)  #~ negative-index: A tuple is read at -1


print(overflows(range(600), [10, 100, 500]), matched("([()])" * 150), len(extensions(["a.txt", "b.c.py"] * 200)), ends([(1, 4), (4, 9)] * 200))
