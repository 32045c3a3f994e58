print(len(bin(3 ** (10**9))))
