"""What a release needs beside its packages: the checks before it, its notes, its list of parts, its checksums.

Run from the project's folder: PYTHONPATH=packaging python -m release.before v1.2.3
"""
