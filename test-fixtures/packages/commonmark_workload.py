# debian: python3-commonmark
"""Markdown to HTML, to a tree and back to text, from documents that use every block and inline."""
import commonmark
from commonmark.dump import dumpJSON

BLOCKS = [
    '# Title *with* `code`\n\nSetext\n---\n',
    '> quote\n> > deeper\nlazy\n\n* a\n* b\n\n  second\n    1. x\n    2. y\n\n***\n',
    '    indented code\n\n```python\nprint("<&>")\n```\n\n<div class="x">\n*raw*\n</div>\n',
    'A [link](http://a.b/c?d=1&e "title"), ![image](x.png), <http://auto.link>, [ref] and [Ref][].\n\n[ref]: /url "t"\n',
    'Strong **a *b* c**, hard  \nbreak\\\nand &copy; &#35; &#x22; entities, \\*escaped\\*, `` a ` b ``, <b>inline</b>.\n',
    'Ünïcödé *ключ* 漢字 😀 “smart” -- dashes --- and... dots\n',
]


def main():
    parser = commonmark.Parser()
    renderer = commonmark.HtmlRenderer({'sourcepos': True})
    for block in BLOCKS:
        tree = parser.parse(block)
        print(renderer.render(tree))
        print(sum(1 for _ in tree.walker()), len(dumpJSON(parser.parse(block))))
        print(commonmark.commonmark(block, 'rst'))
    whole = '\n'.join(BLOCKS * 20)
    html = commonmark.HtmlRenderer({'smart': True}).render(commonmark.Parser({'smart': True}).parse(whole))
    print(len(html), hash(html) == hash(str(html)), html[-300:])


main()
