def attempt(action):
    try:
        action()
    except (MemoryError, OverflowError, ValueError) as error:
        return type(error).__name__, str(error)
    return "done"


print(attempt(lambda: [0] * 10**18))
print(attempt(lambda: [0] * 10**30))
print(attempt(lambda: "ab" * 10**18 * 100))
print(attempt(lambda: "a" * 2**63))
print(attempt(lambda: bytes(2**62)))
print(attempt(lambda: bytearray(2**64)))
print(attempt(lambda: (1, 2) * 2**62))
print(attempt(lambda: 1 << 2**64))
print(attempt(lambda: "x".ljust(10**18)))
print(attempt(lambda: list(range(10**18))))
print(attempt(lambda: len(range(10**30))))
print(attempt(lambda: f"{1:{10**18}}"))
print(attempt(lambda: "%*d" % (10**18, 1)))
print(attempt(lambda: range(10**30)[0]))
