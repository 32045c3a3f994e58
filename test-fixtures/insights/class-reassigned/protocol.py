# A connection that becomes another class at each stage of its life.
class Connection:
    def __init__(self, peer):
        self.peer = peer
        self.sent = 0


class Idle(Connection):
    def open(self):
        self.__class__ = Active  #~ class-reassigned: The class of Idle objects is replaced
#~      ^^^^^^^^^^^^^^


class Active(Connection):
    def send(self, size):
        self.sent += size

    def close(self):
        self.__class__ = Idle  #~ class-reassigned: The class of Active objects is replaced


def session(connection, sizes):
    connection.open()
    for size in sizes:
        connection.send(size)
    connection.close()
    return connection.sent


connection = Idle("a")
print([session(connection, (1, 2, 3)) for _ in range(400)][-1])
