"""A discrete-event simulation of a repair shop: customers, clerks, mechanics, a parts store."""

import heapq
import math
import random
import sys
import time
from collections import Counter, deque

DEFAULT_HOURS = 1600


class Event:
    """Something that happens at a time; ties are broken by order of creation."""

    created = 0

    def __init__(self, when, action):
        Event.created += 1
        self.when = when
        self.order = Event.created
        self.action = action
        self.cancelled = False

    def __lt__(self, other):
        if self.when != other.when:
            return self.when < other.when
        return self.order < other.order

    def cancel(self):
        self.cancelled = True


class Clock:
    """The queue of what is to come."""

    def __init__(self):
        self.now = 0
        self.queue = []
        self.handled = 0

    def after(self, delay, action):
        event = Event(self.now + delay, action)
        heapq.heappush(self.queue, event)
        return event

    def run(self, until):
        while self.queue and self.queue[0].when <= until:
            event = heapq.heappop(self.queue)
            if event.cancelled:
                continue
            self.now = event.when
            self.handled += 1
            event.action()
        self.now = until


class Statistics:
    """Running mean and spread (Welford), with the extremes."""

    def __init__(self, name):
        self.name = name
        self.count = 0
        self.mean = 0
        self.squares = 0
        self.low = None
        self.high = None

    def add(self, value):
        self.count += 1
        delta = value - self.mean
        self.mean += delta / self.count
        self.squares += delta * (value - self.mean)
        if self.low is None or value < self.low:
            self.low = value
        if self.high is None or value > self.high:
            self.high = value

    @property
    def deviation(self):
        return math.sqrt(self.squares / (self.count - 1)) if self.count > 1 else 0

    def __str__(self):
        if not self.count:
            return f"{self.name}: none"
        return f"{self.name}: {self.count}, mean {self.mean:.3f} ± {self.deviation:.3f}, {self.low:.2f} to {self.high:.2f}"


class Resource:
    """A number of identical servers with one queue in front of them."""

    def __init__(self, clock, name, capacity):
        self.clock = clock
        self.name = name
        self.capacity = capacity
        self.busy = 0
        self.waiting = deque()
        self.busy_time = 0
        self.waits = Statistics(f"wait for {name}")

    def request(self, job, then):
        job.queued_at = self.clock.now
        if self.busy < self.capacity:
            self.grant(job, then)
        else:
            self.waiting.append((job, then))

    def grant(self, job, then):
        self.busy += 1
        self.waits.add(self.clock.now - job.queued_at)
        then()

    def release(self, held):
        self.busy -= 1
        self.busy_time += held
        while self.waiting and self.busy < self.capacity:
            job, then = self.waiting.popleft()
            if not job.gave_up:
                self.grant(job, then)

    def utilisation(self):
        return self.busy_time / (self.capacity * self.clock.now)


class Store:
    """Parts on a shelf; an order is placed when few are left."""

    def __init__(self, clock, stock, reorder_at, lead_time):
        self.clock = clock
        self.stock = stock
        self.reorder_at = reorder_at
        self.size = stock
        self.lead_time = lead_time
        self.orders = 0
        self.on_order = False
        self.shortages = 0

    def take(self, count):
        if count > self.stock:
            self.shortages += 1
            return False
        self.stock -= count
        if self.stock <= self.reorder_at and not self.on_order:
            self.on_order = True
            self.orders += 1
            self.clock.after(self.lead_time, self.deliver)
        return True

    def deliver(self):
        self.stock = self.size
        self.on_order = False


class Job:
    """One customer's visit; subclasses differ in work, price and patience."""

    kind = "job"
    patience = 90
    parts = 0

    def __init__(self, shop, number):
        self.shop = shop
        self.number = number
        self.arrived_at = shop.clock.now
        self.gave_up = False
        self.timer = shop.clock.after(self.patience, self.leave)

    def service_time(self, rng):
        raise NotImplementedError

    def price(self):
        return 10

    def start(self):
        self.shop.clerks.request(self, self.register)

    def register(self):
        held = self.shop.rng.uniform(1, 4)
        self.shop.clock.after(held, lambda: self.registered(held))

    def registered(self, held):
        self.shop.clerks.release(held)
        if not self.gave_up:
            self.shop.mechanics.request(self, self.repair)

    def repair(self):
        self.timer.cancel()
        if self.parts and not self.shop.store.take(self.parts):
            self.shop.mechanics.release(0)
            self.shop.outcomes["no parts"] += 1
            return
        held = self.service_time(self.shop.rng)
        self.shop.clock.after(held, lambda: self.finish(held))

    def finish(self, held):
        self.finished_at = self.shop.clock.now
        self.shop.mechanics.release(held)
        self.shop.done(self)

    def leave(self):
        self.gave_up = True
        self.shop.outcomes["gave up"] += 1


class Inspection(Job):
    kind = "inspection"
    patience = 60

    def service_time(self, rng):
        return 15


class TyreChange(Job):
    kind = "tyres"
    parts = 4

    def service_time(self, rng):
        return rng.uniform(20, 35)

    def price(self):
        return 4 * 79.5


class EngineRepair(Job):
    kind = "engine"
    patience = 240
    parts = 2

    def service_time(self, rng):
        return max(30, rng.gauss(75, 20))

    def price(self):
        return 60 + 1.4 * (self.finished_at - self.arrived_at)


class Breakdown(EngineRepair):
    """An engine repair that was towed in: it goes to the head of the queue."""

    kind = "breakdown"
    patience = 600

    def registered(self, held):
        super().registered(held)
        queue = self.shop.mechanics.waiting
        if queue and queue[-1][0] is self:
            queue.appendleft(queue.pop())

    def price(self):
        return super().price() + 120


class Shop:
    """The whole model and its figures."""

    mix = [(Inspection, 45), (TyreChange, 30), (EngineRepair, 18), (Breakdown, 7)]

    def __init__(self, seed, mechanics):
        self.rng = random.Random(seed)
        self.clock = Clock()
        self.clerks = Resource(self.clock, "clerks", 1)
        self.mechanics = Resource(self.clock, "mechanics", mechanics)
        self.store = Store(self.clock, 60, 12, 300)
        self.outcomes = Counter()
        self.income = 0
        self.stays = {}
        self.number = 0

    def choose_kind(self):
        roll = self.rng.randrange(100)
        for kind, weight in self.mix:
            if roll < weight:
                return kind
            roll -= weight
        raise AssertionError("weights do not add up to 100")

    def arrive(self):
        self.number += 1
        job = self.choose_kind()(self, self.number)
        job.start()
        self.clock.after(self.rng.expovariate(1 / 9), self.arrive)

    def done(self, job):
        self.outcomes[job.kind] += 1
        self.income += job.price()
        if job.kind not in self.stays:
            self.stays[job.kind] = Statistics(f"stay for {job.kind}")
        self.stays[job.kind].add(job.finished_at - job.arrived_at)

    def report(self):
        yield f"handled {self.clock.handled} events, {self.number} customers, income {self.income:.2f}"
        for resource in (self.clerks, self.mechanics):
            yield f"{resource.name}: {resource.capacity}, utilisation {resource.utilisation():.1%}"
            yield f"  {resource.waits}"
        yield f"orders {self.store.orders}, shortages {self.store.shortages}"
        for outcome, count in sorted(self.outcomes.items()):
            yield f"  {outcome:10} {count:5d}"
        for kind in sorted(self.stays):
            yield f"  {self.stays[kind]}"


def run(hours):
    Event.created = 0
    lines = []
    for mechanics in (3, 4, 5):
        shop = Shop(2024 + mechanics, mechanics)
        shop.arrive()
        shop.clock.run(hours * 60)
        lines.extend(shop.report())
    lines.append(f"events created {Event.created}")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_HOURS)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_HOURS)
    print(result)


if __name__ == "__main__":
    main()
