x = 1
name = "café"
print(name)
