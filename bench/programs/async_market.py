"""Producers, brokers and consumers on asyncio: queues, locks, semaphores, events, timeouts and cancellation.

Nothing waits for a clock to decide an order: tasks only yield to each other.
"""

import asyncio
import sys
import time

DEFAULT_SIZE = 10000


class Offer:
    def __init__(self, farmer, good, amount, price):
        self.farmer = farmer
        self.good = good
        self.amount = amount
        self.price = price


class Market:
    def __init__(self, stalls):
        self.offers = asyncio.Queue(maxsize=16)
        self.stalls = asyncio.Semaphore(stalls)
        self.till = asyncio.Lock()
        self.closing = asyncio.Event()
        self.stock = {}
        self.cash = 100_000
        self.log = []
        self.waited = 0
        self.refused = 0

    async def pay(self, amount):
        async with self.till:
            before = self.cash
            await asyncio.sleep(0)
            if before < amount:
                raise ValueError(f"cannot pay {amount}")
            self.cash = before - amount

    async def take(self, amount):
        async with self.till:
            self.cash += amount


async def farmer(market, number, count):
    state = number + 1
    for _ in range(count):
        state = (state * 75 + 74) % 65537
        good = ("apples", "cheese", "flour")[state % 3]
        await market.offers.put(Offer(number, good, 1 + state % 9, 2 + state % 5))
    return f"farmer {number}"


async def broker(market, number):
    """Buys until cancelled."""
    bought = 0
    try:
        while True:
            offer = await market.offers.get()
            try:
                async with market.stalls:
                    await market.pay(offer.amount * offer.price)
                    market.stock[offer.good] = market.stock.get(offer.good, 0) + offer.amount
                    bought += offer.amount
            except ValueError:
                market.refused += 1
            finally:
                market.offers.task_done()
    except asyncio.CancelledError:
        market.log.append(f"broker {number} went home after {bought}")
        raise


async def purchases(market, number, count):
    """What a customer manages to buy, as an asynchronous generator."""
    goods = ["apples", "cheese", "flour"]
    for step in range(count):
        good = goods[(number + step) % 3]
        wanted = 1 + (number * step) % 4
        tries = 0
        while market.stock.get(good, 0) < wanted and tries < 3:
            tries += 1
            market.waited += 1
            await asyncio.sleep(0)
        if market.stock.get(good, 0) >= wanted:
            market.stock[good] -= wanted
            yield good, wanted


async def customer(market, number, count):
    basket = {}
    async for good, amount in purchases(market, number, count):
        basket[good] = basket.get(good, 0) + amount
        await market.take(amount * 6)
    return basket


class Opening:
    """The hours of the market: brokers come and are sent home."""

    def __init__(self, market, brokers):
        self.market = market
        self.brokers = brokers
        self.tasks = []

    async def __aenter__(self):
        self.tasks = [asyncio.ensure_future(broker(self.market, number)) for number in range(self.brokers)]
        return self.market

    async def __aexit__(self, kind, error, traceback):
        await self.market.offers.join()
        self.market.closing.set()
        for task in self.tasks:
            task.cancel()
        outcomes = await asyncio.gather(*self.tasks, return_exceptions=True)
        assert all(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes)


async def guard(market):
    await market.closing.wait()
    return f"closed with {sum(market.stock.values())} left"


async def impatient(market):
    """Nobody ever offers this: the wait has to end otherwise."""
    waiting = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(waiting, timeout=0)
    except asyncio.TimeoutError:
        return waiting.cancelled()
    return None


async def relay(source, target, change):
    while (item := await source.get()) is not None:
        await target.put(change(item))
    await target.put(None)


async def bucket_chain(length, count):
    """Numbers handed from task to task through queues of one place."""
    queues = [asyncio.Queue(maxsize=1) for _ in range(length + 1)]
    changes = [lambda n, step=step: (n * 3 + step) % 1009 for step in range(length)]
    tasks = [asyncio.ensure_future(relay(*pair, change)) for *pair, change in zip(queues, queues[1:], changes)]

    async def feed():
        for number in range(count):
            await queues[0].put(number)
        await queues[0].put(None)

    tasks.append(asyncio.ensure_future(feed()))
    received = []
    while (item := await queues[-1].get()) is not None:
        received.append(item)
    await asyncio.gather(*tasks)
    return received


async def trade(count):
    market = Market(stalls=2)
    watch = asyncio.ensure_future(guard(market))
    async with Opening(market, brokers=3):
        farmers = [farmer(market, number, count) for number in range(4)]
        customers = [customer(market, number, count // 2) for number in range(5)]
        results = await asyncio.gather(*farmers, *customers)
    baskets = [result for result in results if isinstance(result, dict)]
    lines = [f"{len(results) - len(baskets)} farmers, cash {market.cash}, refused {market.refused}, waited {market.waited}"]
    lines.extend(", ".join(f"{good} {amount}" for good, amount in sorted(basket.items())) for basket in baskets)
    lines.append(await watch)
    lines.extend(sorted(market.log))
    lines.append(f"impatient {await impatient(market)}")
    received = await bucket_chain(8, count // 3)
    lines.append(f"chain {len(received)} {sum(received)} {received[:5]}")
    return "\n".join(lines)


def run(count):
    return asyncio.run(trade(count))


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_SIZE)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_SIZE)
    print(result)


if __name__ == "__main__":
    main()
