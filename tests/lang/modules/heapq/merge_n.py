import heapq

print(list(heapq.merge([1, 3, 5], [2, 4], [0, 9])), list(heapq.merge()), list(heapq.merge("ace", "bd")))
print(list(heapq.merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)), list(heapq.merge([5, 3, 1], [4, 2], reverse=True)))
print(list(heapq.merge(["horse", "dog"], ["kangaroo", "cat"], key=len, reverse=True)))
data = [1, 8, 2, 23, 7, -4, 18, 23, 42, 37, 2]
print(heapq.nlargest(3, data), heapq.nsmallest(3, data), heapq.nlargest(0, data), heapq.nsmallest(100, data), heapq.nlargest(1, data), heapq.nsmallest(1, []))
portfolio = [{"name": "A", "price": 3}, {"name": "B", "price": 1}, {"name": "C", "price": 3}, {"name": "D", "price": 2}]
print([p["name"] for p in heapq.nsmallest(2, portfolio, key=lambda s: s["price"])], [p["name"] for p in heapq.nlargest(2, portfolio, key=lambda s: s["price"])])
print(heapq.nlargest(3, iter(data)), heapq.nsmallest(3, iter(data), key=lambda x: -x), heapq.nlargest(-1, data))


def gen(n):
    for i in range(n):
        yield i * n


m = heapq.merge(gen(3), gen(4))
print(next(m), next(m), list(m))
