print(len([[i] * 10 for i in range(10**12)]))
