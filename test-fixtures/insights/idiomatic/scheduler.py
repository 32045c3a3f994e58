"""Events in the order of their time."""
import heapq


class Event:
    def __init__(self, time, action, label):
        self.time = time
        self.action = action
        self.label = label

    def __lt__(self, other):
        return self.time < other.time


class Scheduler:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.log = []

    def at(self, time, action, label):
        heapq.heappush(self.queue, Event(time, action, label))

    def run(self, until):
        while self.queue and self.queue[0].time <= until:
            event = heapq.heappop(self.queue)
            self.now = event.time
            event.action(event.label)


class Lamp:
    def __init__(self, scheduler):
        self.scheduler = scheduler
        self.switched = 0
        self.on = False

    def toggle(self, label):
        self.on = not self.on
        self.switched += 1
        self.scheduler.log.append(label)
        if self.switched % 50:
            self.scheduler.at(self.scheduler.now + 3, self.toggle, label)


def main():
    scheduler = Scheduler()
    lamps = [Lamp(scheduler) for _ in range(4)]
    for i, lamp in enumerate(lamps):
        scheduler.at(i, lamp.toggle, f"lamp{i}")
    scheduler.run(400)
    print(scheduler.now, len(scheduler.log), [lamp.switched for lamp in lamps])
    print(scheduler.log[:4])


if __name__ == "__main__":
    main()
