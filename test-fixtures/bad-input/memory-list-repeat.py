data = [0] * 10**9
data[0] = 1
copies = [data[:] for _ in range(100)]
