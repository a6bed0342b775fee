//! `getsockopt` and `setsockopt`: the options that are known, each by its own system call.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::Duration;

use rustix::net::sockopt as opt;

/// Reads an option that is a number.
pub fn get(socket: BorrowedFd, level: i32, name: i32) -> io::Result<i64> {
    let flag = |value: rustix::io::Result<bool>| value.map(i64::from);
    let count = |value: rustix::io::Result<u32>| value.map(i64::from);
    let size = |value: rustix::io::Result<usize>| value.map(|size| size as i64);
    let seconds = |value: rustix::io::Result<Duration>| value.map(|time| time.as_secs() as i64);
    let value = match (level, name) {
        (libc::SOL_SOCKET, libc::SO_REUSEADDR) => flag(opt::socket_reuseaddr(socket)),
        (libc::SOL_SOCKET, libc::SO_REUSEPORT) => flag(opt::socket_reuseport(socket)),
        (libc::SOL_SOCKET, libc::SO_KEEPALIVE) => flag(opt::socket_keepalive(socket)),
        (libc::SOL_SOCKET, libc::SO_BROADCAST) => flag(opt::socket_broadcast(socket)),
        (libc::SOL_SOCKET, libc::SO_OOBINLINE) => flag(opt::socket_oobinline(socket)),
        (libc::SOL_SOCKET, libc::SO_ACCEPTCONN) => flag(opt::socket_acceptconn(socket)),
        (libc::SOL_SOCKET, libc::SO_SNDBUF) => size(opt::socket_send_buffer_size(socket)),
        (libc::SOL_SOCKET, libc::SO_RCVBUF) => size(opt::socket_recv_buffer_size(socket)),
        (libc::SOL_SOCKET, libc::SO_TYPE) => {
            opt::socket_type(socket).map(|kind| kind.as_raw().into())
        }
        (libc::SOL_SOCKET, libc::SO_ERROR) => opt::socket_error(socket)
            .map(|error| error.map_or_else(|errno| errno.raw_os_error().into(), |()| 0)),
        (libc::IPPROTO_TCP, libc::TCP_NODELAY) => flag(opt::tcp_nodelay(socket)),
        (libc::IPPROTO_TCP, libc::TCP_KEEPCNT) => count(opt::tcp_keepcnt(socket)),
        (libc::IPPROTO_TCP, libc::TCP_KEEPINTVL) => seconds(opt::tcp_keepintvl(socket)),
        #[cfg(target_os = "linux")]
        (libc::IPPROTO_TCP, libc::TCP_KEEPIDLE) => seconds(opt::tcp_keepidle(socket)),
        (libc::IPPROTO_IP, libc::IP_TTL) => count(opt::ip_ttl(socket)),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_TTL) => count(opt::ip_multicast_ttl(socket)),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_LOOP) => flag(opt::ip_multicast_loop(socket)),
        (libc::IPPROTO_IPV6, libc::IPV6_V6ONLY) => flag(opt::ipv6_v6only(socket)),
        _ => return Err(io::Error::from_raw_os_error(libc::ENOPROTOOPT)),
    };
    Ok(value?)
}

/// Sets an option that is a number.
pub fn set(socket: BorrowedFd, level: i32, name: i32, value: i64) -> io::Result<()> {
    let flag = value != 0;
    let size = usize::try_from(value).unwrap_or_default();
    let count = u32::try_from(value).unwrap_or_default();
    let seconds = Duration::from_secs(count.into());
    match (level, name) {
        (libc::SOL_SOCKET, libc::SO_REUSEADDR) => opt::set_socket_reuseaddr(socket, flag),
        (libc::SOL_SOCKET, libc::SO_REUSEPORT) => opt::set_socket_reuseport(socket, flag),
        (libc::SOL_SOCKET, libc::SO_KEEPALIVE) => opt::set_socket_keepalive(socket, flag),
        (libc::SOL_SOCKET, libc::SO_BROADCAST) => opt::set_socket_broadcast(socket, flag),
        (libc::SOL_SOCKET, libc::SO_OOBINLINE) => opt::set_socket_oobinline(socket, flag),
        (libc::SOL_SOCKET, libc::SO_SNDBUF) => opt::set_socket_send_buffer_size(socket, size),
        (libc::SOL_SOCKET, libc::SO_RCVBUF) => opt::set_socket_recv_buffer_size(socket, size),
        (libc::IPPROTO_TCP, libc::TCP_NODELAY) => opt::set_tcp_nodelay(socket, flag),
        (libc::IPPROTO_TCP, libc::TCP_KEEPCNT) => opt::set_tcp_keepcnt(socket, count),
        (libc::IPPROTO_TCP, libc::TCP_KEEPINTVL) => opt::set_tcp_keepintvl(socket, seconds),
        #[cfg(target_os = "linux")]
        (libc::IPPROTO_TCP, libc::TCP_KEEPIDLE) => opt::set_tcp_keepidle(socket, seconds),
        (libc::IPPROTO_IP, libc::IP_TTL) => opt::set_ip_ttl(socket, count),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_TTL) => opt::set_ip_multicast_ttl(socket, count),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_LOOP) => opt::set_ip_multicast_loop(socket, flag),
        (libc::IPPROTO_IPV6, libc::IPV6_V6ONLY) => opt::set_ipv6_v6only(socket, flag),
        _ => return Err(io::Error::from_raw_os_error(libc::ENOPROTOOPT)),
    }?;
    Ok(())
}

/// Sets an option that is a structure, given as its bytes: SO_LINGER and membership in a group.
pub fn set_bytes(socket: BorrowedFd, level: i32, name: i32, value: &[u8]) -> io::Result<()> {
    let word = |at: usize| -> Option<i32> {
        let bytes = value.get(at..at + 4)?;
        Some(i32::from_ne_bytes(bytes.try_into().ok()?))
    };
    let host = |at: usize| -> Option<[u8; 4]> { value.get(at..at + 4)?.try_into().ok() };
    match (level, name) {
        (libc::SOL_SOCKET, libc::SO_LINGER) => {
            let (on, seconds) = (word(0).unwrap_or(0), word(4).unwrap_or(0));
            let time = Duration::from_secs(u64::try_from(seconds).unwrap_or(0));
            opt::set_socket_linger(socket, (on != 0).then_some(time))?;
        }
        (libc::IPPROTO_IP, libc::IP_ADD_MEMBERSHIP) if value.len() >= 8 => {
            let (group, interface) = (host(0).unwrap_or_default(), host(4).unwrap_or_default());
            opt::set_ip_add_membership(socket, &group.into(), &interface.into())?;
        }
        (libc::IPPROTO_IP, libc::IP_DROP_MEMBERSHIP) if value.len() >= 8 => {
            let (group, interface) = (host(0).unwrap_or_default(), host(4).unwrap_or_default());
            opt::set_ip_drop_membership(socket, &group.into(), &interface.into())?;
        }
        _ => match word(0) {
            Some(number) if value.len() == 4 => return set(socket, level, name, number.into()),
            _ => return Err(io::Error::from_raw_os_error(libc::ENOPROTOOPT)),
        },
    }
    Ok(())
}

/// SO_LINGER as the bytes of the system's structure.
pub fn linger_bytes(socket: BorrowedFd) -> io::Result<Vec<u8>> {
    let time = opt::socket_linger(socket)?;
    let on = i32::from(time.is_some());
    let seconds = time.map_or(0, |time| time.as_secs() as i32);
    Ok([on.to_ne_bytes(), seconds.to_ne_bytes()].concat())
}
