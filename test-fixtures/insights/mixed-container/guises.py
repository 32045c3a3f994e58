def first_items(rows):
    total = 0
    for row in rows:
        total += row[0]  #~ mixed-container: reads from list and tuple
#~               ^^^^^^
    return total


def lookup(tables, key):
    total = 0
    for table in tables:
        total += table[key]  #~ mixed-container: reads from dict and list
    return total


def fill(targets):
    for target in targets:
        target[0] = 1  #~ mixed-container: writes to dict and list
    return len(targets)


print(first_items([[1, 2], (3, 4)] * 800), lookup([{1: 5}, [6, 7]] * 800, 1), fill([{}, [0]] * 800))
