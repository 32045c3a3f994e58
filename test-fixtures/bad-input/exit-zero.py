import sys

print("fine")
sys.exit(0)
