text = "a" * 10**10
print(len(text + "b"))
