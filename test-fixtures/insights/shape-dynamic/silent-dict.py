def fill(rows):
    records = []
    for row in rows:
        record = {}
        for key, value in row.items():
            record[key] = value
        records.append(record)
    return records


def total(records):
    sum = 0
    for record in records:
        sum += record["a"]
    return sum


rows = [{"a": 1, "b": 2}, {"b": 2, "a": 3}] * 500
print(total(fill(rows)))
