"""Workers that fetch pages from a pretended net: a queue, retries, a limit on what runs at once."""
import asyncio
import hashlib


class Failed(Exception):
    pass


class Net:
    """Answers are made up from the address; some fail the first time."""

    def __init__(self):
        self.asked = {}

    async def fetch(self, address):
        count = self.asked[address] = self.asked.get(address, 0) + 1
        await asyncio.sleep(0)
        digest = hashlib.sha256(address.encode()).hexdigest()
        if count == 1 and digest[0] in "01":
            raise Failed(address)
        depth = address.count("/")
        links = [f"{address}/{digest[i]}" for i in range(3)] if depth < 5 else []
        return {"address": address, "size": int(digest[:4], 16), "links": links}


class Crawler:
    def __init__(self, net, workers=8, retries=2):
        self.net = net
        self.workers = workers
        self.retries = retries
        self.queue = asyncio.Queue()
        self.seen = set()
        self.pages = []
        self.failures = 0

    def add(self, address):
        if address not in self.seen:
            self.seen.add(address)
            self.queue.put_nowait(address)

    async def get(self, address):
        for _ in range(self.retries):
            try:
                return await self.net.fetch(address)
            except Failed:
                self.failures += 1
        return None

    async def work(self):
        while True:
            address = await self.queue.get()
            page = await self.get(address)
            if page is not None:
                self.pages.append(page)
                for link in page["links"]:
                    self.add(link)
            self.queue.task_done()

    async def run(self, start):
        self.add(start)
        tasks = [asyncio.create_task(self.work()) for _ in range(self.workers)]
        await self.queue.join()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    crawler = Crawler(Net())
    await crawler.run("site")
    sizes = sorted(page["size"] for page in crawler.pages)
    print(len(crawler.pages), crawler.failures, sizes[0], sizes[-1], sum(sizes))


asyncio.run(main())
