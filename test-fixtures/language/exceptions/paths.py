# Every way through try, except, else, finally.
def run(name, action):
    print(f"{name}:", end=" ")
    try:
        try:
            print("try", end=" ")
            value = action()
        except ValueError as error:
            print(f"except({error})", end=" ")
            value = "handled"
        else:
            print("else", end=" ")
        finally:
            print("finally", end=" ")
        print(value)
    except Exception as error:
        print("outer", repr(error))


def fail(error):
    raise error


run("fine", lambda: 1)
run("caught", lambda: fail(ValueError("v")))
run("subclass", lambda: fail(UnicodeError("u")))
run("passed on", lambda: fail(KeyError("k")))
run("class only", lambda: fail(ValueError))

# expect-output:
# fine: try else finally 1
# caught: try except(v) finally handled
# subclass: try except(u) finally handled
# passed on: try finally outer KeyError('k')
# class only: try except() finally handled
