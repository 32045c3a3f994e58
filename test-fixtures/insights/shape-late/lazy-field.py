class Page:
    def __init__(self, text):
        self.text = text


def measure(pages):
    for page in pages:
        page.width = len(page.text)  #~ shape-late: "width" after construction


def total(pages):
    sum = 0
    for page in pages:
        sum += page.width
    return sum


pages = [Page("abc") for _ in range(2000)]
measure(pages)
print(total(pages))
