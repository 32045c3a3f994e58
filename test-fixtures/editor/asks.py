"""Reads from its terminal: what the editor test types into."""

name = input("name? ")
total = 0
for i in range(20000):
    total = total + (i if i % 2 else 0.5)
print(f"hello {name}, {total}")
