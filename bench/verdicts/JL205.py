"""shape-delete: an attribute is deleted and added again, against assigning a value of its kind."""
from harness import run


class Job:
    def __init__(self):
        self.state = 0
        self.token = 1


jobs = [Job() for _ in range(60)]


def slow(n):
    for _ in range(n // 60):
        for job in jobs:
            del job.token
            job.token = 1
            job.state += 1


def fast(n):
    for _ in range(n // 60):
        for job in jobs:
            job.token = 0
            job.token = 1
            job.state += 1


run(slow, fast)
