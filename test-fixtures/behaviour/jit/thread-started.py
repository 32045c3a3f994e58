# A second thread ends the code that was made for one: it may change what a loop took as lasting (ThreadStarted).
import threading


class Box:
    def __init__(self):
        self.value = 0


box = Box()


def change():
    box.value = "text"
    box.other = 1


def sums(n, starts):
    total = 0
    for i in range(n):
        total += box.value + i
        if i == starts:
            t = threading.Thread(target=change)
            t.start()
            t.join()
            box.value = 1000
    return total


for _ in range(5):
    print(sums(3000, -1))  # expect: 4498500 | 4498500 | 4498500 | 4498500 | 4498500
print(sums(3000, 2500), box.other)  # expect: 4997500 1
print(sums(10, -1))  # expect: 10045
