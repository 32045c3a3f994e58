# A class used as a bag of counters, written from a function and from a comprehension's helper.
class Stats:
    requests = 0
    failures = 0


class Config:
    level = 1


def serve(codes):
    for code in codes:
        Stats.requests += 1  #~ class-mutated: Stats.requests is assigned
#~      ^^^^^^^^^^^^^^
        if code >= 500:
            Stats.failures += 1  #~ class-mutated: Stats.failures is assigned
    return Stats.requests


def with_level(level, value):
    Config.level = level  #~ class-mutated: Config.level is assigned
    return Config.level * value


print(serve([200, 500, 404] * 400), Stats.failures, sum([with_level(i % 3, i) for i in range(700)]))
