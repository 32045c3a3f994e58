# debian: python3-tinycss2 python3-webencodings
"""CSS: stylesheets, errors, selectors' parts, colours, an+b, bytes with encodings, and text that goes round."""
import tinycss2
import tinycss2.color3
import tinycss2.nth

SHEET = '''
@charset "utf-8"; @import url("a.css") screen;
@media (min-width: 10em) { a:hover > b::before { content: "\\201C x"; color: #f0c80a } }
/* note */ .cls, #id[href^='x'] { margin: -1.5em auto 0 calc(1px + 2%); background: url( b.png ) no-repeat; --v: {a:b}; width: 10px !important }
@font-face { font-family: "X"; src: url(x.woff2) format("woff2"), local('Y') U+26 }
bad { color red; ; x: } } ] <!-- --> @ { } "unclosed
'''


def show(node, depth=0):
    value = getattr(node, 'value', getattr(node, 'message', getattr(node, 'name', '')))
    print(' ' * depth + node.type, node.source_line, node.source_column, value if isinstance(value, (str, float, int)) else len(value))
    for part in ('prelude', 'content', 'value', 'arguments'):
        children = getattr(node, part, None)
        if isinstance(children, list):
            for child in children:
                show(child, depth + 1)


def main():
    rules = tinycss2.parse_stylesheet(SHEET)
    for rule in rules:
        show(rule)
    for text in ('red', '#abc', 'rgb(10%, 20%, 30%)', 'hsla(120, 100%, 25%, .5)', 'transparent', 'currentColor', 'rgb(1, 2)', 'nonsense'):
        print(text, tinycss2.color3.parse_color(text))
    for text in ('2n+1', 'even', '-n+ 6', '5', 'n', 'x'):
        print(text, tinycss2.nth.parse_nth(text))
    for declaration in tinycss2.parse_declaration_list('a: b; color: RED !important; @x y; broken', skip_whitespace=True):
        print(declaration.type, declaration.message if declaration.type == 'error' else tinycss2.serialize([declaration]))
    print(tinycss2.parse_stylesheet_bytes('@charset "latin1"; p { content: "é" }'.encode('latin1'))[1].name)
    good = SHEET[: SHEET.index('bad')] * 10
    again = tinycss2.serialize(tinycss2.parse_stylesheet(good))
    print(len(again), again == tinycss2.serialize(tinycss2.parse_stylesheet(again)))


main()
