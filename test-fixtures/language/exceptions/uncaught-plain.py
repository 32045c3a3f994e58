# Output before an uncaught exception stays; finally blocks run; the status is 1.
def work(n):
    try:
        return 10 // n
    finally:
        print("finally", n)


print(work(5))
work(0)
print("never")

# expect-output:
# finally 5
# 2
# finally 0
# expect-error: ZeroDivisionError: integer division or modulo by zero
