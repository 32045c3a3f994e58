class Red:
    def __init__(self):
        self.hits = 0


class Blue:
    def __init__(self):
        self.hits = 0


def hit(targets):
    for target in targets:  #~ mixed-collection
        target.hits = 1  #~ polymorphic-attribute < mixed-collection: "hits" is assigned on 2 classes
#~      ^^^^^^^^^^^


hit([Red(), Blue()] * 2000)
