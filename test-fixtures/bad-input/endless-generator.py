def forever():
    while True:
        yield


for _ in forever():
    pass
