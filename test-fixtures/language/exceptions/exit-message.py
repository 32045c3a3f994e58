# A SystemExit that is no number is printed on stderr, with status 1.
import sys

print("before")  # expect: before
sys.exit(["not", "a", "number"])

# expect-error: ['not', 'a', 'number']
