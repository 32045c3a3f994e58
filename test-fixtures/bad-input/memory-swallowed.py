data = []
while True:
    try:
        while True:
            data.append("x" * 100_000 + str(len(data)))
    except MemoryError:
        pass
