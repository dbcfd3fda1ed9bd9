"""InMail Desk: what your LinkedIn InMail credits do, and what to do today."""
