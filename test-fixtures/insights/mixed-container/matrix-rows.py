# Rows that are lists or tuples by where they come from, in a nested comprehension and in a method.
class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def at(self, i, j):
        return self.rows[i][j]  #~ mixed-container: reads from tuple and list
#~             ^^^^^^^^^^^^^^^

    def trace(self):
        return sum([self.at(i, i) for i in range(len(self.rows))])


def transposed(rows):
    return [[row[j] for row in rows] for j in range(len(rows[0]))]  #~ mixed-container: reads from tuple and list


rows = [[i + j for j in range(40)] if i % 2 else tuple(range(i, i + 40)) for i in range(40)]
print(sum(Matrix(rows).trace() for _ in range(10)), len(transposed(rows)))
