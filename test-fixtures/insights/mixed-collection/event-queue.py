# A heap of events of several classes, and the same by index and by generator.
import heapq


class Arrival:
    def __init__(self, time):
        self.time = time

    def __lt__(self, other):
        return self.time < other.time

    def cost(self):
        return 1


class Departure(Arrival):
    def cost(self):
        return 2


def simulate(events):
    total = 0
    heap = []
    for time in range(40):
        heapq.heappush(heap, (time, time, events[time % len(events)]))
    while heap:
        _, _, event = heapq.heappop(heap)
        total += event.cost()
    return total


def by_index(events):
    total = 0
    for i in range(len(events)):
        total += events[i].cost()  #~ mixed-collection: This takes out objects of 2 classes  #~ polymorphic-method < mixed-collection
#~               ^^^^^^^^^
    return total


def costs(events):
    for event in events:  #~ mixed-collection: This loop meets objects of 2 classes
        yield event.cost()  #~ polymorphic-method < mixed-collection


events = [Arrival(1), Departure(2), Departure(3)] * 250
print(simulate(events), by_index(events), sum(costs(events)))
