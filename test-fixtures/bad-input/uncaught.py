def level_one(data):
    return level_two(data["values"])


def level_two(values):
    return sum(values) / len(values)


print(level_one({"values": [1, 2, 3]}))
print(level_one({"values": []}))
