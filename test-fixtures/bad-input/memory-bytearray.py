data = bytearray(2**32)
copies = [data[:] for _ in range(100)]
