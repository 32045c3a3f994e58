# A logger that looks up its caller for each message, and a method that asks for its own locals.
import sys


class Logger:
    def __init__(self):
        self.lines = []

    def debug(self, text):
        frame = sys._getframe(1)  #~ frame-access: _getframe() is called here
#~              ^^^^^^^^^^^^^^^^
        self.lines.append((frame.f_code.co_name, text))


class Template:
    def __init__(self, pattern):
        self.pattern = pattern

    def render(self, name, count):
        return self.pattern % locals()  #~ frame-access: locals() is called here


def work(logger, n):
    for i in range(n):
        logger.debug(i)
    return len(logger.lines)


template = Template("%(name)s: %(count)d")
print(work(Logger(), 500), sum(len(template.render("x", i)) for i in range(400)))
