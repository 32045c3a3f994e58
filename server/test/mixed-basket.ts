/** The program that tests of several outputs run: two classes whose objects have other layouts meet in one loop. */

export const CLASSES = `class Fruit:
    def __init__(self, price):
        self.price = price

class Gift:
    def __init__(self, price):
        self.wrapped = True
        self.price = price
`;

/** `before`: what stands before the addition in its line. */
export const total = (before = ''): string => `
def total(basket):
    amount = 0
    for item in basket:
        ${before}amount = amount + item.price
    return amount
`;
