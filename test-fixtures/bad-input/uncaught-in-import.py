import _bad_module

print("never")
