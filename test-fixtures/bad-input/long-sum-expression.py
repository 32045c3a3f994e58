for n in (100, 1000):
    print(n, eval("+".join(["1"] * n)))
