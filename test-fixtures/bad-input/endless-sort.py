class Liar:
    def __lt__(self, other):
        items.sort
        while True:
            pass


items = [Liar(), Liar()]
sorted(items)
