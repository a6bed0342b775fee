import textwrap
t = "The quick brown fox jumped over the lazy dog and ran away."
print(textwrap.wrap(t, 20), textwrap.fill(t, 25, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(t, 30), textwrap.dedent("  a\n    b\n  c"), textwrap.indent("a\n\nb", "> "), sep="\n")
