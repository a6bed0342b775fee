import statistics as s
d = [1, 2, 2, 3, 4]
print(s.mean(d), s.median(d), s.mode(d), s.pstdev(d), s.variance(d), s.fmean(d), s.quantiles(d), s.multimode("aabb"))
