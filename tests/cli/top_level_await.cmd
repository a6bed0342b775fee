-c
print(await sleep(0, "slept"))
