class Flag:
    def __init__(self):
        self.on = False


def switch(flags):
    for flag in flags:
        setattr(flag, "on", True)
    return len(flags)


print(switch([Flag() for _ in range(1500)]))
