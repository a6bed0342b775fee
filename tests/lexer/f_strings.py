f"a{x}b" f'{x!r:>{w}}' f"{{}}" f'{a["b"]}' f"{x:=5}" f"{x=}" f"{d['a']:{w}.{p}}"
f"""{
    x  # comment
}""" rf"\d{x}\{y}" f"\N{DASH}" f"{'a' 'b'}" f"{f"{1}"}" t"{x}"
