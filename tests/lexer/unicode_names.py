ńame = café.größe
if_é = π
名前 = 1
