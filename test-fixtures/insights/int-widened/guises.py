def factorial_like(n):
    last = 1
    for i in range(n):
        last = (1 << 60) + i  #~ int-widened
    return last


def fibonacci(n):
    a, b = 1 << 70, 1 << 71
    for i in range(n):
        c = a + b  #~ int-widened
        a = b
        b = c if i % 40 else 1 << 70
    return b


print(factorial_like(800), fibonacci(800) > 0)
