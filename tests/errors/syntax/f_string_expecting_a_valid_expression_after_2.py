f"{if}"
