print("round init")
