x = 1 << 10**12
print(x.bit_length())
