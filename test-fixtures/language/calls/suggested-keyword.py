# A near miss is suggested.
def paint(colour, width=1):
    return colour, width


def error(**kwargs):
    try:
        paint(**kwargs)
    except TypeError as caught:
        return str(caught)


print(error(color="red"))  # expect: paint() got an unexpected keyword argument 'color'. Did you mean 'colour'?
print(error(colour="red", widht=2))  # expect: paint() got an unexpected keyword argument 'widht'. Did you mean 'width'?
print(error(colour="red", unrelated=2))  # expect: paint() got an unexpected keyword argument 'unrelated'
