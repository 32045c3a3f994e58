name = "no end
print(name)
