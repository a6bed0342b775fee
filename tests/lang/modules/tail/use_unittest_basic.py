import unittest, io
class T(unittest.TestCase):
    def setUp(self): self.x = 1
    def test_a(self): self.assertEqual(self.x, 1); self.assertIn(1, [1]); self.assertTrue(True)
    def test_b(self):
        with self.assertRaises(ZeroDivisionError): 1 / 0
    def test_c(self): self.assertEqual(1, 2)
    @unittest.skip("later")
    def test_d(self): pass
r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)
print(r, r.failures[0][1].splitlines()[-1], r.skipped[0][1])
