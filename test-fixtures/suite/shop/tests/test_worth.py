import unittest

from shop.stock import Item, OutOfStock, Stock


class Worth(unittest.TestCase):
    def setUp(self):
        self.stock = Stock()

    def test_of_0_kinds(self):
        for i in range(0):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(0)))

    def test_of_1_kinds(self):
        for i in range(1):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(1)))

    def test_of_2_kinds(self):
        for i in range(2):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(2)))

    def test_of_3_kinds(self):
        for i in range(3):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(3)))

    def test_of_5_kinds(self):
        for i in range(5):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(5)))

    def test_of_10_kinds(self):
        for i in range(10):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(10)))

    def test_of_50_kinds(self):
        for i in range(50):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(50)))

    def test_of_100_kinds(self):
        for i in range(100):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(100)))

    def test_of_200_kinds(self):
        for i in range(200):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(200)))

    def test_of_400_kinds(self):
        for i in range(400):
            self.stock.add(str(i), i if i % 2 else i / 2, 3)
        self.assertAlmostEqual(self.stock.worth(), sum(3 * (i if i % 2 else i / 2) for i in range(400)))

    def test_of_nothing(self):
        self.assertEqual(self.stock.worth(), 0)

    def test_falls(self):
        self.stock.add('pen', 2, 3)
        self.stock.take('pen', 2)
        self.assertEqual(self.stock.worth(), 2)

    def test_is_float(self):
        self.stock.add('pen', 0.5)
        self.assertIsInstance(self.stock.worth(), float)

    def test_many_times(self):
        self.stock.add('pen', 1, 2)
        self.stock.add('ink', 0.5, 2)
        for _ in range(300):
            self.assertEqual(self.stock.worth(), 3)

    def test_of_equal_stocks(self):
        self.assertEqual(Stock(), self.stock)

    def test_skipped(self):
        self.skipTest('shown as skipped')

    def test_repr(self):
        self.assertIn('items={}', repr(self.stock))
