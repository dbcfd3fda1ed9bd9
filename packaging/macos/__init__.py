"""The program's bundle and disk image for macOS, made of what freeze.py leaves in dist/.

Run from the project's folder, on macOS, one after the other: sign.sh, make_dmg.sh, notarise.sh, verify.sh. With
--dry-run they only say what they would do.
"""
