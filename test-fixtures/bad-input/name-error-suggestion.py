def compute(total_count):
    return totl_count + 1


compute(5)
