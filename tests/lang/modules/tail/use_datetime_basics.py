from datetime import datetime, date, time, timedelta, timezone
d = datetime(2024, 2, 29, 13, 5, 7)
print(d, repr(d), d.isoformat(), d + timedelta(days=1, hours=2), d.date(), d.time(), d.weekday(), d.strftime("%Y-%m-%d %H:%M:%S %j %a"), d.replace(year=2025, day=1), date(2024, 1, 1) - date(2023, 1, 1))
print(timedelta(days=1, seconds=3661), repr(timedelta(1.5)), timedelta(hours=1) * 3, timedelta(hours=5) / timedelta(hours=2), timedelta(minutes=90).total_seconds(), datetime.fromisoformat("2024-01-02T03:04:05+00:00"), datetime(2024, 1, 1, tzinfo=timezone.utc), timezone(timedelta(hours=2)))
print(d < datetime(2025, 1, 1), date.fromisoformat("2024-03-01"), d.timetuple()[:6], tuple(date(2024, 12, 31).isocalendar()), datetime.strptime("2024-05-06 07:08", "%Y-%m-%d %H:%M"))
for f in (lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1)):
    try: f()
    except (ValueError, TypeError) as e: print(e)
