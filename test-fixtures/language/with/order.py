# Enter and exit in order, with the exception passed in and perhaps swallowed.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with Manager("outer", swallow=True), Manager("inner"):
    raise ValueError("lost")
print("after")
try:
    with Manager("x"):
        1 / 0
except ZeroDivisionError as error:
    print("caught", error)
with (
    Manager("p") as p,
    Manager("q"),
):
    pass

# expect-output:
# enter a
# enter b
# A B
# exit b None None False
# exit a None None False
# enter outer
# enter inner
# exit inner ValueError lost True
# exit outer ValueError lost True
# after
# enter x
# exit x ZeroDivisionError division by zero True
# caught division by zero
# enter p
# enter q
# exit q None None False
# exit p None None False
