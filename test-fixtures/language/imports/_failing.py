print("starting")
1 / 0
