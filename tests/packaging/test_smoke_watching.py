"""What a watched program asked the system for."""

from smoke_watching import changed_outside, over_the_network

_INSIDE = '7 openat(AT_FDCWD, "/tmp/s/person/data", O_RDWR|O_CREAT, 0600) = 3'


def test_a_socket_to_another_computer_is_found() -> None:
    local = "7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3"
    abroad = "7 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 4"
    assert over_the_network([local, abroad]) == [abroad]


def test_what_is_written_in_the_home_is_allowed() -> None:
    assert changed_outside([_INSIDE], "/tmp/s/person") == []


def test_a_file_written_elsewhere_is_found() -> None:
    strange = '7 openat(AT_FDCWD, "/tmp/s/persons-friend", O_WRONLY|O_CREAT, 0644) = 5'
    assert changed_outside([_INSIDE, strange], "/tmp/s/person") == [strange]


def test_a_file_moved_out_of_the_home_is_found() -> None:
    moved = '7 rename("/tmp/s/person/data", "/var/data") = 0'
    assert changed_outside([moved], "/tmp/s/person") == [moved]


def test_reading_elsewhere_is_allowed() -> None:
    assert (
        changed_outside(['7 openat(AT_FDCWD, "/etc/fonts/fonts.conf", O_RDONLY) = 5'], "/tmp/s/person") == []
    )


def test_what_the_system_refused_has_changed_nothing() -> None:
    refused = '7 mkdir("/var/cache/fontconfig", 0755) = -1 EACCES (Permission denied)'
    assert changed_outside([refused], "/tmp/s/person") == []


def test_devices_and_shared_memory_are_no_files_that_stay() -> None:
    assert changed_outside(['7 openat(AT_FDCWD, "/dev/null", O_RDWR) = 5'], "/tmp/s/person") == []
