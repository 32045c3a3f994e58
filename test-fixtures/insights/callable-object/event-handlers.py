# Handlers are made anew for each row, although they differ in nothing but a value that could be passed.
class Table:
    def __init__(self):
        self.handlers = {}

    def on(self, row, handler):
        self.handlers[row] = handler

    def fire(self, row):
        return self.handlers[row]()


def wire(table, rows):
    for row in rows:
        def clicked():  #~ callable-object: The function clicked is made anew in every iteration
            return row

        table.on(row % 8, clicked)


def filters(words):
    found = 0
    while words:
        first = words.pop()
        found += len(list(filter(lambda w: w == first, words[:3])))  #~ callable-object: The function <lambda> is made anew
    return found


table = Table()
wire(table, range(700))
print(sum(table.fire(row % 8) for row in range(700)), filters([str(i % 5) for i in range(400)]))
