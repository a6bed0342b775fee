--virtual-time
-c
import time; a = time.time(); time.sleep(1000); print(round(time.time() - a))
