text = "ab"
while True:
    text += text
