# Every directive that C has for weeks and halves of days; dates parsed, copied, and their zones.
import copy
import pickle
import time

DAY = 86400
for year_start in (0, 365 * DAY, 852076800, 1104537600, 1451606400, 1609459200):
    for day in (0, 1, 3, 6, 7, 200, 362, 364, 365):
        print(time.strftime("%F %U %W %G-%V %g %C %u %w", time.gmtime(year_start + day * DAY)))

noon = time.gmtime(12 * 3600 + 5)
print(time.strftime("%I %l %k %p %P %r %s", noon), time.strftime("%Z %z", noon), time.strftime("%Z", time.localtime(0)))
print(noon.tm_zone, noon.tm_gmtoff, noon.n_fields, len(noon))
print(pickle.loads(pickle.dumps(noon)) == noon, copy.copy(noon).tm_zone)
print(time.strptime("30 Nov 2024", "%d %b %Y"))
print(time.strptime("Sat Nov 30 11:22:33 2024")[:6])
for given in ([1] * 9, [1] * 10, [1] * 12, [1] * 8):
    try:
        print(time.struct_time(given).tm_zone)
    except TypeError as error:
        print(error)
for extra in ({"tm_zone": "here"}, {"nothing": 1}, 5):
    try:
        print(time.struct_time([1] * 9, extra).tm_zone)
    except TypeError as error:
        print(error)
try:
    time.strptime("soon", "%d")
except ValueError as error:
    print(error)
print(time.get_clock_info("monotonic"), time.get_clock_info("time").adjustable)
try:
    time.get_clock_info("sundial")
except ValueError as error:
    print(error)
