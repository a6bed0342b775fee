# What datetime says is what its version in C says.
from datetime import *

aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
naive = datetime(2024, 1, 1)
day = date(2024, 1, 1)


def tried(text):
    try:
        print(text, "=>", repr(eval(text)))
    except Exception as error:
        print(text, "!!", type(error).__name__, error)


class Zone(tzinfo):
    pass


for text in """
aware - naive; aware < naive; aware == naive; naive > aware; day < naive; day - naive; naive - day
time(1, tzinfo=timezone.utc) < time(1); day + timedelta(days=10**8); datetime.max + timedelta(microseconds=1)
timedelta(days=10**9); timedelta(days=1e20); -timedelta.max; date(2024); date(2024, 1); datetime(2024, 1)
datetime(2024, 1, 1, tzinfo=3); datetime.now('x'); naive.astimezone(3); timezone(5); timezone(timedelta(0), 5)
date.fromisoformat(None); date.fromisoformat('2024-1-1'); datetime.combine(1, 2)
Zone().utcoffset(naive); str(datetime(2024, 1, 1, tzinfo=Zone()))
day.isocalendar(); day.strftime('%U %W %G-W%V-%u'); date(2023, 2, 29); datetime(2024, 1, 1, 24)
""".replace("\n", ";").split(";"):
    if text.strip():
        tried(text.strip())
