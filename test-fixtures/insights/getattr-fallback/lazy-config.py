# Settings that are parsed when they are asked for, again at each reading.
TEXT = {"retries": "3", "delay": "10"}


class Config:
    def __getattr__(self, name):
        return int(TEXT[name])


class Client:
    def __init__(self, config):
        self.config = config

    def cost(self, size):
        if size % 2:
            return self.config.retries * size  #~ getattr-fallback: Config has no "retries"
        return self.config.delay  #~ getattr-fallback: Config has no "delay"


def run(client, n):
    total = 0
    for size in range(n):
        total += client.cost(size)
    return total


print(run(Client(Config()), 900))
