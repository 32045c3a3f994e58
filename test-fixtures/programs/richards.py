"""A small operating system kernel: tasks of several kinds pass packets to each other.

The workload is Martin Richards' classic: one idle task wakes two devices at
random, one worker makes packets, two handlers copy their bytes to the devices.
"""

import sys
import time

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = range(2)
PACKET_SIZE = 4
DEFAULT_ROUNDS = 40_000


class Packet:
    """One message; packets are chained through `link` while they wait."""

    def __init__(self, link, target, kind):
        self.link = link
        self.target = target
        self.kind = kind
        self.position = 0
        self.data = [0] * PACKET_SIZE

    def append_to(self, chain):
        self.link = None
        if chain is None:
            return self
        last = chain
        while last.link is not None:
            last = last.link
        last.link = self
        return chain


class Task:
    """What every task has: its place in the priority chain, its inbox, its state."""

    runs = 0

    def __init__(self, kernel, ident, priority, inbox):
        self.kernel = kernel
        self.ident = ident
        self.priority = priority
        self.inbox = inbox
        self.holding = False
        self.waiting = True
        self.pending = inbox is not None
        self.link = kernel.chain
        kernel.chain = self
        kernel.table[ident] = self

    def is_blocked(self):
        return self.holding or (self.waiting and not self.pending)

    def receive(self, packet, sender):
        """Take a packet; answer who should run next, this task or the sender."""
        if self.inbox is None:
            self.inbox = packet
            self.pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.inbox)
        return sender

    def take_turn(self):
        packet = None
        if self.pending and self.waiting:
            packet = self.inbox
            self.inbox = packet.link
            self.waiting = False
            self.pending = self.inbox is not None
        Task.runs += 1
        return self.step(packet)

    def step(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    """Wakes one of the devices, chosen by a shift register, until its count is used up."""

    def __init__(self, kernel, rounds):
        super().__init__(kernel, IDLE, 0, None)
        self.waiting = False
        self.control = 1
        self.remaining = rounds

    def step(self, packet):
        self.remaining -= 1
        if self.remaining == 0:
            return self.kernel.hold()
        if self.control & 1 == 0:
            self.control >>= 1
            return self.kernel.release(DEVICE_A)
        self.control = (self.control >> 1) ^ 0xD008
        return self.kernel.release(DEVICE_B)


class WorkerTask(Task):
    """Fills each packet with the next letters and sends it to the handlers in turn."""

    def __init__(self, kernel, inbox):
        super().__init__(kernel, WORKER, 1000, inbox)
        self.destination = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.kernel.suspend()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.target = self.destination
        packet.position = 0
        for i in range(PACKET_SIZE):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = ord("A") + self.letter - 1
        return self.kernel.send(packet)


class HandlerTask(Task):
    """Copies the bytes of work packets, one at a time, into device packets."""

    def __init__(self, kernel, ident, priority, inbox):
        super().__init__(kernel, ident, priority, inbox)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            if work.position >= PACKET_SIZE:
                self.work = work.link
                return self.kernel.send(work)
            device = self.devices
            if device is not None:
                self.devices = device.link
                device.position = work.data[work.position]
                work.position += 1
                return self.kernel.send(device)
        return self.kernel.suspend()


class DeviceTask(Task):
    """Keeps a packet until it is released, then sends it back."""

    def __init__(self, kernel, ident, priority):
        super().__init__(kernel, ident, priority, None)

    def step(self, packet):
        if packet is not None:
            self.current = packet
            return self.kernel.hold()
        if getattr(self, "current", None) is None:
            return self.kernel.suspend()
        packet, self.current = self.current, None
        return self.kernel.send(packet)


class Kernel:
    """Runs the task of highest priority that is not blocked."""

    def __init__(self):
        self.table = [None] * 6
        self.chain = None
        self.current = None
        self.sent = 0
        self.held = 0

    def hold(self):
        self.held += 1
        self.current.holding = True
        return self.current.link

    def suspend(self):
        self.current.waiting = True
        return self.current

    def release(self, ident):
        task = self.find(ident)
        task.holding = False
        return task if task.priority > self.current.priority else self.current

    def send(self, packet):
        receiver = self.find(packet.target)
        self.sent += 1
        packet.link = None
        packet.target = self.current.ident
        return receiver.receive(packet, self.current)

    def find(self, ident):
        task = self.table[ident]
        if task is None:
            raise LookupError(f"no task {ident}")
        return task

    def run(self):
        self.current = self.chain
        while self.current is not None:
            if self.current.is_blocked():
                self.current = self.current.link
            else:
                self.current = self.current.take_turn()


def packets(count, target, kind):
    chain = None
    for _ in range(count):
        chain = Packet(chain, target, kind)
    return chain


def build(rounds):
    kernel = Kernel()
    IdleTask(kernel, rounds)
    WorkerTask(kernel, packets(2, WORKER, WORK_PACKET))
    HandlerTask(kernel, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET))
    HandlerTask(kernel, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET))
    DeviceTask(kernel, DEVICE_A, 4000)
    DeviceTask(kernel, DEVICE_B, 5000)
    return kernel


def run(rounds):
    Task.runs = 0
    kernel = build(rounds)
    kernel.run()
    return f"sent {kernel.sent}, held {kernel.held}, turns {Task.runs}"


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_ROUNDS)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_ROUNDS)
    print(result)


if __name__ == "__main__":
    main()
