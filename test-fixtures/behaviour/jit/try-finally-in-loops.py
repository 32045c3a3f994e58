# finally runs on every way out of a hot loop body.
def run(n, stop, fail):
    log = [0, 0, 0]
    for i in range(n):
        try:
            if i == stop:
                break
            if i == fail:
                raise ValueError(i)
            if i % 2:
                continue
            log[0] += 1
        finally:
            log[1] += i
    else:
        log[2] = "completed"
    return log


print(run(3000, -1, -1), run(3000, 2000, -1))  # expect: [1500, 4498500, 'completed'] [1000, 2001000, 0]
try:
    run(3000, -1, 2500)
except ValueError as error:
    print("ValueError", error)  # expect: ValueError 2500


def returning(n, at):
    left = 0
    for i in range(n):
        try:
            if i == at:
                return i, left
        finally:
            left += 1
            at = at if i < 2000 else -1
    return "end", left


print(returning(3000, 1999), returning(3000, 2500), returning(10, 99))  # expect: (1999, 1999) ('end', 3000) ('end', 10)


def nested(n):
    order = []
    for i in range(n):
        try:
            try:
                1 // (i % 1000)
            finally:
                order.append(i) if i % 1000 == 0 else None
        except ZeroDivisionError:
            order.append("z")
    return order


print(nested(3000))  # expect: [0, 'z', 1000, 'z', 2000, 'z']
