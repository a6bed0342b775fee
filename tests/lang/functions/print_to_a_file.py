class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

sink = Sink()
print("to", "sink", file=sink)
print("".join(sink.parts), end="")
