# Every few hundred rows the loop formats its own locals.
def process(rows):
    checked = 0
    largest = 0
    reports = []
    for row in rows:
        checked += 1
        if row > largest:
            largest = row
        if checked % 250 == 0:
            reports.append("{checked} {largest}".format(**locals()))  #~ deopt: a frame was looked at
    return len(reports), reports[0]


print(process(list(range(9000))))
