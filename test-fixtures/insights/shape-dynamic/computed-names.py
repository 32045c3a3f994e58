class Record:
    pass


def fill(rows):
    records = []
    for row in rows:
        record = Record()
        for key, value in row.items():
            setattr(record, key, value)  #~ shape-dynamic: setattr with a computed name
        records.append(record)
    return records


def total(records):
    sum = 0
    for record in records:
        sum += record.a  #~ polymorphic-attribute < shape-dynamic: layouts of Record
    return sum


rows = [{"a": 1, "b": 2}, {"b": 2, "a": 3}] * 500
print(total(fill(rows)))
