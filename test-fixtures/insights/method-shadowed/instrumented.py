# A method is wrapped on some objects, to count its calls.
class Queue:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)
        return len(self.items)


class Counted:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def wrap(self, target):
        def counted(item):
            self.calls += 1
            return self.function(item)

        target.put = counted  #~ method-shadowed: hides the method Queue.put
        return target


def fill(queue, n):
    last = 0
    for i in range(n):
        last = queue.put(i)
    return last


queue = Queue()
counted = Counted(queue.put)
print(fill(counted.wrap(queue), 800), counted.calls)
