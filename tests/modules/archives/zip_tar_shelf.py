# Archives, shelves, folders compared, time zones, a server: modules of CPython's that Bide takes as they are.
import ast
import filecmp
import io
import os
import shelve
import shutil
import socket
import socketserver
import tarfile
import tempfile
import threading
import zipfile

folder = tempfile.mkdtemp()
os.chdir(folder)
with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("x/y.txt", "hello " * 100)
    archive.writestr("b.bin", b"\0\1")
with zipfile.ZipFile("a.zip") as archive:
    print(archive.namelist(), archive.read("b.bin"), archive.getinfo("x/y.txt").file_size, archive.testzip())
    archive.extractall("out")
    try:
        archive.read("nope")
    except KeyError as error:
        print(error)
print(zipfile.is_zipfile("a.zip"), open("out/x/y.txt").read(5))
try:
    zipfile.ZipFile(io.BytesIO(b"junk"))
except zipfile.BadZipFile as error:
    print(error)
with tarfile.open("t.tar.gz", "w:gz") as archive:
    archive.add("out", arcname="o")
with tarfile.open("t.tar.gz") as archive:
    print(sorted(archive.getnames()), archive.extractfile("o/x/y.txt").read(5))
    archive.extractall("again", filter="data")
print(filecmp.cmp("out/x/y.txt", "again/o/x/y.txt"), filecmp.dircmp("out", "again/o").same_files)
print(os.path.basename(shutil.make_archive("made", "zip", "out")))
shutil.unpack_archive("made.zip", "unpacked")
print(sorted(os.listdir("unpacked")))
with shelve.open("shelf") as shelf:
    shelf["a"], shelf["b"] = [1, 2], {"x": 1}
with shelve.open("shelf") as shelf:
    print(sorted(shelf.items()), "a" in shelf, len(shelf))
os.chdir("/")
shutil.rmtree(folder)


class Upper(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(self.request.recv(100).upper())


with socketserver.TCPServer(("127.0.0.1", 0), Upper) as server:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with socket.create_connection(server.server_address) as connection:
        connection.sendall(b"hi")
        print(connection.recv(10))
    server.shutdown()
    thread.join()

for text in ("{'a': [1, -2.5, (None, True)], b'x': {1j}}", "1+2j", " 'a' \"b\"", "set()", "(1,)", "0x1F", "..."):
    print(ast.literal_eval(text))
for text in ("a", "f(1)", "1 + 1", "[1][0]", "'a' + 'b'", "[*[]]", "f''"):
    try:
        print(ast.literal_eval(text))
    except ValueError as error:
        print(str(error)[:34])
