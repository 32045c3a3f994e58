# Fields of a form, a few each time; what they raise is not an element of the loop.
class Wrong(Exception):
    def at(self, name):
        return f"{name}: {self}"


class Number:
    def check(self, value):
        if not isinstance(value, int):
            raise Wrong("not a number")
        return value


class Text:
    def check(self, value):
        if not isinstance(value, str):
            raise Wrong("not a text")
        return value.strip()


FORM = {"age": Number(), "name": Text(), "town": Text()}


def problems(form, row):
    found = []
    for name, field in form.items():  #~ mixed-collection: objects of 2 classes: Number and Text
        try:
            field.check(row[name])  #~ polymorphic-method < mixed-collection
        except Wrong as wrong:
            found.append(wrong.at(name))
    return found


def main():
    rows = [{"age": i if i % 9 else "?", "name": " ann ", "town": "rome" if i % 7 else None} for i in range(600)]
    print(sum(len(problems(FORM, row)) for row in rows))


main()
