# Callbacks in fields of their own, data that hides a class's default, and a method replaced in a subclass.
class Button:
    label = "ok"
    clicks = 0

    def __init__(self, on_click):
        self.on_click = on_click
        self.label = "go"

    def click(self):
        self.clicks += 1
        return self.on_click(self.clicks)


class Toggle(Button):
    def click(self):
        return self.on_click(0)


def press(button, n):
    total = 0
    for _ in range(n):
        total += button.click()
    return total


def patched_once():
    button = Button(abs)
    button.click = lambda: 5
    return button.click()


print(press(Button(lambda n: n + 1), 900), Toggle(abs).click(), patched_once())
