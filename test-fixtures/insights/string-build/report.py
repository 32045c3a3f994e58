# A page built line by line: in a field of a class, in a global, and in a local over a long loop.
page = ""


class Report:
    def __init__(self):
        self.body = ""

    def add_rows(self, rows):
        for row in rows:
            self.body += f"{row}\n"  #~ string-build: A str in an attribute grows
#~          ^^^^^^^^^^^^^^^^^^^^^^^

    def size(self):
        return len(self.body)


def emit(text):
    global page
    page += text  #~ string-build: A str in a global grows  #~ global-rebound


def emit_all(n):
    for i in range(n):
        emit("<li>")
    return len(page)


report = Report()
report.add_rows(range(700))
print(report.size(), emit_all(600))
