def stuck():
    try:
        return 1
    finally:
        while True:
            pass


stuck()
