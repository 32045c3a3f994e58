text = """starts
and never ends
print(text)
