from typing import Protocol, runtime_checkable
@runtime_checkable
class P(Protocol):
    x: int
    y: int
class A:
    def __init__(self, x, y): self.x = x; self.y = y
class B:
    def __init__(self, x): self.x = x
for i in range(10):
    print(isinstance(A(1, 2), P), isinstance(B(1), P))

# expect-output:
# True False
# True False
# True False
# True False
# True False
# True False
# True False
# True False
# True False
# True False
