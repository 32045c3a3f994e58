class Job:
    def __init__(self, cost):
        self.cost = cost
        self.token = 1


def run(jobs):
    total = 0
    for job in jobs:
        total += job.cost
        job.token = 0
    return total


def prune(table, n):
    """Deleting from a dict is what dicts are for."""
    for i in range(n):
        table[i] = i
        del table[i]
    return len(table)


def one_deletion(job):
    del job.token
    return job.cost


print(run([Job(1) for _ in range(2000)]), prune({}, 1000), one_deletion(Job(3)))
