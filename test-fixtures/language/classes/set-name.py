# __set_name__ runs in order of definition, once, and its errors carry a note.
class Field:
    order = 0

    def __set_name__(self, owner, name):
        Field.order += 1
        self.place = (owner.__name__, name, Field.order)


class Record:
    first = Field()
    second = Field()
    alias = second


print(Record.first.place, Record.second.place)  # expect: ('Record', 'first', 1) ('Record', 'alias', 3)
Record.later = Field()
print(hasattr(Record.later, "place"))  # expect: False


class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("refused")


try:
    class Broken:
        attribute = Bad()
except ValueError as error:
    print(error, error.__notes__)  # expect: refused ["Error calling __set_name__ on 'Bad' instance 'attribute' in 'Broken'"]
