"""FileIO.readinto fills what it is given."""
import io

with io.FileIO(__file__) as file:
    block = bytearray(8)
    print(file.readinto(block), block, file.readinto(memoryview(block)[:3]), block)
    print(file.readinto(bytearray()))
