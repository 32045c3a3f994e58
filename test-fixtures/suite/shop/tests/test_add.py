import unittest

from shop.stock import Item, OutOfStock, Stock


class Add(unittest.TestCase):
    def setUp(self):
        self.stock = Stock()

    def test_adds_1_of_pen(self):
        self.stock.add('pen', 1.5, 1)
        self.assertEqual(self.stock.items['pen'].count, 1)

    def test_adds_2_of_pen(self):
        self.stock.add('pen', 1.5, 2)
        self.assertEqual(self.stock.items['pen'].count, 2)

    def test_adds_50_of_pen(self):
        self.stock.add('pen', 1.5, 50)
        self.assertEqual(self.stock.items['pen'].count, 50)

    def test_adds_1_of_ink(self):
        self.stock.add('ink', 4, 1)
        self.assertEqual(self.stock.items['ink'].count, 1)

    def test_adds_2_of_ink(self):
        self.stock.add('ink', 4, 2)
        self.assertEqual(self.stock.items['ink'].count, 2)

    def test_adds_50_of_ink(self):
        self.stock.add('ink', 4, 50)
        self.assertEqual(self.stock.items['ink'].count, 50)

    def test_adds_1_of_pad(self):
        self.stock.add('pad', 2.25, 1)
        self.assertEqual(self.stock.items['pad'].count, 1)

    def test_adds_2_of_pad(self):
        self.stock.add('pad', 2.25, 2)
        self.assertEqual(self.stock.items['pad'].count, 2)

    def test_adds_50_of_pad(self):
        self.stock.add('pad', 2.25, 50)
        self.assertEqual(self.stock.items['pad'].count, 50)

    def test_adds_1_of_box(self):
        self.stock.add('box', 10, 1)
        self.assertEqual(self.stock.items['box'].count, 1)

    def test_adds_2_of_box(self):
        self.stock.add('box', 10, 2)
        self.assertEqual(self.stock.items['box'].count, 2)

    def test_adds_50_of_box(self):
        self.stock.add('box', 10, 50)
        self.assertEqual(self.stock.items['box'].count, 50)

    def test_refuses_a_negative_price(self):
        with self.assertRaises(ValueError):
            self.stock.add('pen', -1)

    def test_refuses_a_negative_count(self):
        with self.assertRaisesRegex(ValueError, 'neg'):
            self.stock.add('pen', 1, -1)

    def test_keeps_the_first_price(self):
        self.stock.add('pen', 1)
        self.assertEqual(self.stock.add('pen', 5).price, 1)

    def test_counts_up(self):
        for _ in range(30):
            self.stock.add('pen', 1)
        self.assertEqual(self.stock.items['pen'].count, 30)

    def test_returns_the_item(self):
        self.assertIsInstance(self.stock.add('pen', 1), Item)
