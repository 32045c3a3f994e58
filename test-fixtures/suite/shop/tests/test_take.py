import unittest

from shop.stock import Item, OutOfStock, Stock


class Take(unittest.TestCase):
    def setUp(self):
        self.stock = Stock()
        self.stock.add('pen', 1.5, 100)

    def test_takes_0(self):
        self.assertEqual(self.stock.take('pen', 0), 0 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 0)

    def test_takes_1(self):
        self.assertEqual(self.stock.take('pen', 1), 1 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 1)

    def test_takes_2(self):
        self.assertEqual(self.stock.take('pen', 2), 2 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 2)

    def test_takes_5(self):
        self.assertEqual(self.stock.take('pen', 5), 5 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 5)

    def test_takes_10(self):
        self.assertEqual(self.stock.take('pen', 10), 10 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 10)

    def test_takes_20(self):
        self.assertEqual(self.stock.take('pen', 20), 20 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 20)

    def test_takes_50(self):
        self.assertEqual(self.stock.take('pen', 50), 50 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 50)

    def test_takes_99(self):
        self.assertEqual(self.stock.take('pen', 99), 99 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 99)

    def test_takes_100(self):
        self.assertEqual(self.stock.take('pen', 100), 100 * 1.5)
        self.assertEqual(self.stock.items['pen'].count, 100 - 100)

    def test_refuses_101(self):
        with self.assertRaises(OutOfStock):
            self.stock.take('pen', 101)

    def test_refuses_102(self):
        with self.assertRaises(OutOfStock):
            self.stock.take('pen', 102)

    def test_refuses_1000(self):
        with self.assertRaises(OutOfStock):
            self.stock.take('pen', 1000)

    def test_refuses_1000000(self):
        with self.assertRaises(OutOfStock):
            self.stock.take('pen', 1000000)

    def test_unknown(self):
        self.assertRaises(KeyError, self.stock.take, 'ink')

    def test_all_in_steps(self):
        with self.subTest('steps'):
            self.assertEqual(sum(self.stock.take('pen') for _ in range(100)), 150)

    def test_leaves_it_after_a_refusal(self):
        try:
            self.stock.take('pen', 500)
        except OutOfStock as error:
            self.assertEqual(error.args, ('pen',))
        self.assertEqual(self.stock.items['pen'].count, 100)
