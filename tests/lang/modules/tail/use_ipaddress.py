import ipaddress
print(ipaddress.ip_address("192.168.0.1") + 1, list(ipaddress.ip_network("10.0.0.0/30").hosts()), ipaddress.ip_address("::1").is_loopback, ipaddress.ip_address("10.0.0.1") in ipaddress.ip_network("10.0.0.0/8"))
