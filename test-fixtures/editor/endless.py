"""Does not end: what the editor test stops."""

count = 0
while True:
    count = count + 1
