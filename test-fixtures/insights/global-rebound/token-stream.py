# A parser whose position is a global, advanced by each of its functions.
tokens = []
position = 0
errors = 0


def peek():
    return tokens[position]


def advance():
    global position
    position += 1  #~ global-rebound: The global "position" is assigned in advance
#~  ^^^^^^^^
    return tokens[position - 1]


def factor():
    global errors
    token = advance()
    if not token.isdigit():
        errors += 1  #~ global-rebound: The global "errors" is assigned in factor
        return 0
    return int(token)


def expression():
    value = factor()
    while peek() == "+":
        advance()
        value += factor()
    return value


tokens.extend("1+?+" * 200 + "1;")
print(expression(), errors)
