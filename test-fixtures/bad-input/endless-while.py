print("starting", flush=True)
while True:
    pass
