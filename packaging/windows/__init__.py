"""The program's packages for Windows, made of the frozen folder: the installer and the portable zip.

Run from the project's folder: PYTHONPATH=packaging python -m windows.build PAYLOAD
"""
