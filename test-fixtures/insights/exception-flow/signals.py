# An exception of its own as a way out of nested calls, caught for every board.
class Found(Exception):
    def __init__(self, place):
        super().__init__(place)
        self.place = place


def search(board, wanted):
    for row in board:
        scan(row, wanted)


def scan(row, wanted):
    for place, value in enumerate(row):
        if value == wanted:
            raise Found(place)  #~ exception-flow: An exception is raised here and caught


def solve(boards):
    places = []
    for board in boards:
        try:
            search(board, 7)
        except Found as found:
            places.append(found.place)
    return places


class Window:
    def __init__(self, values):
        self.values = values

    def at(self, index):
        try:
            return self.values[index]  #~ exception-flow: in 67 % of the entries
        except IndexError:
            return None


print(sum(solve([[[1, 2], [3, 7]]] * 250)), sum(Window([1]).at(i % 3) is None for i in range(600)))
