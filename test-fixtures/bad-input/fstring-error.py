name = "x"
print(f"{name!z}")
print(f"{name")
