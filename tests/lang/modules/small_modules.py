"""sched, platform, quopri, http.cookies, mimetypes and token."""
import os
import http
import http.cookies
import io
import mimetypes
import platform
import quopri
import sched
import token
import wave

now = 0


def sleep(seconds):
    global now
    now += seconds


events = sched.scheduler(lambda: now, sleep)
events.enter(5, 1, print, ("late",))
events.enter(1, 2, print, ("second",))
kept = events.enter(1, 1, print, ("first",), {"end": "!\n"})
cancelled = events.enter(2, 1, print, ("never",))
events.cancel(cancelled)
print(len(events.queue), events.empty(), kept.time)
events.run()
print(now, events.empty())
print(platform.system(), platform.machine() != "", platform.python_version()[:4], isinstance(platform.platform(), str))
print(quopri.encodestring("Grüße = 3".encode()), quopri.decodestring(b"Gr=C3=BC=C3=9Fe"))
jar = http.cookies.SimpleCookie("a=1; b=two")
jar["a"]["path"] = "/"
print(jar.output(), jar["b"].value, http.HTTPStatus(404).phrase, http.HTTPMethod.GET)
print(mimetypes.guess_type("a.html"), mimetypes.guess_extension("text/plain"))
print(token.tok_name[token.NAME], token.ISEOF(0))
stream = io.BytesIO()
with wave.open(stream, "wb") as sound:
    sound.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
    sound.writeframes(b"\0\1" * 10)
stream.seek(0)
with wave.open(stream) as sound:
    print(sound.getparams(), sound.readframes(2))
system = os.uname()
print(type(system), len(system), system.sysname == system[0] == platform.system(), "machine=" in repr(system))
