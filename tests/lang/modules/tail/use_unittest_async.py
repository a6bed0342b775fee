import unittest, asyncio
class T(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.x = await asyncio.sleep(0, 5)
    async def test_a(self):
        await asyncio.sleep(0)
        self.assertEqual(self.x, 5)
    async def test_b(self): self.assertEqual(self.x, 6)
r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)
print(r.testsRun, len(r.failures), len(r.errors))
