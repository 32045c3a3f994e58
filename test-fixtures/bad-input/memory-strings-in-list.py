parts = []
while True:
    parts.append("%d" % len(parts) * 100)
