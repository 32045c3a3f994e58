# Keyword construction in a generator and through a classmethod's cls.
class Message:
    __slots__ = ("sender", "text", "urgent")

    def __init__(self, sender, text, *, urgent=False):
        self.sender = sender
        self.text = text
        self.urgent = urgent

    @classmethod
    def parse(cls, line):
        sender, text = line.split(":")
        return cls(sender=sender, text=text)  #~ constructor-keywords: Message is made with the keywords sender and text
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


def replies(messages):
    for message in messages:
        yield Message("me", text=message.text, urgent=True)  #~ constructor-keywords: Message is made with the keywords text and urgent


lines = [f"s{i % 7}:text" for i in range(600)]
messages = [Message.parse(line) for line in lines]
print(sum(reply.urgent for reply in replies(messages)))
