class Job:
    def __init__(self, cost):
        self.cost = cost
        self.token = 1
        self.state = 0


def release(jobs):
    for job in jobs:
        del job.token  #~ shape-delete: "token" is deleted from Job
#~          ^^^^^^^^^
    return len(jobs)


class Cache:
    def __init__(self):
        self.value = 1

    def invalidate(self):
        if self.value:
            del self.value  #~ shape-delete: "value" is deleted from Cache

    def fill(self):
        self.value = 2


def refill(cache, n):
    for _ in range(n):
        cache.invalidate()
        cache.fill()
    return n


class Draft:
    def __init__(self, text):
        self.text = text
        self.lock = 1


def publish(draft):
    del draft.lock  #~ shape-delete: "lock" is deleted from Draft
    return len(draft.text)


def publish_all(n):
    total = 0
    for _ in range(n):
        total += publish(Draft("a"))
    return total


print(release([Job(i) for i in range(900)]), refill(Cache(), 600), publish_all(600))
