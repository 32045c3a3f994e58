VALUE = 1
raise RuntimeError("module cannot be imported")
