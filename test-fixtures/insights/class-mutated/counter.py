class Ticket:
    count = 0

    def __init__(self):
        Ticket.count += 1  #~ class-mutated: Ticket.count is assigned
#~      ^^^^^^^^^^^^
        self.number = Ticket.count


print(len([Ticket() for _ in range(3000)]), Ticket.count)
