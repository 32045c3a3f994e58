# A position that is a float all the time, moved by steps that are written as an int or as a float.
def drift(n):
    position = 0.0
    for i in range(n):
        step = 1 if i % 3 else 0.5
        position += step * 2  #~ numeric-flip: The result of this `*` changes between int and float  #~ int-float-mix < numeric-flip
#~                  ^^^^^^^^
    return position


def main():
    print(drift(1500), drift(30))


main()
