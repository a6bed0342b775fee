class Version:
    def __init__(self, text):
        self.parts = [int(part) for part in text.split(".")]
        self.text = text

    def __lt__(self, other):
        return self.parts < other.parts

versions = [Version(text) for text in ("1.10", "1.2", "0.9", "1.2.1")]
print([version.text for version in sorted(versions)], max(versions[:1]).text, min(versions).text)
