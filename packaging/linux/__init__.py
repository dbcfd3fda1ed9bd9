"""The program's packages for Linux, each made of the frozen folder: .deb, .rpm, portable tar.gz, AppImage, Flatpak.

Run from the project's folder: PYTHONPATH=packaging python -m linux deb rpm tar
"""
