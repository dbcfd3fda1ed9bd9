"""The bookmark that hands over the profile that somebody is looking at in the browser."""

from PySide6.QtCore import QCoreApplication

from inmail_desk.opening import SCHEME

# As one line, and without the signs that mean something in an address: a percent sign would be decoded, and behind a
# number sign some browsers cut. A title with half a sign in it cannot be encoded: halves are left out.
_CODE = (
    "(()=>{const l=location;"
    r"if(!/(^|\.)linkedin\.com$/.test(l.hostname)||"
    r"!/^\/(mwlite\/)?(in|sales\/(lead|people)|(talent|recruiter)\/profile)\/[^/]/.test(l.pathname))"
    "{alert('NO_PROFILE');return}"
    f"l.href='{SCHEME}://add?url='+encodeURIComponent(l.origin+l.pathname)+"
    r"'&name='+encodeURIComponent([...document.title].filter(c=>c[1]||c<'\ud800'||c>'\udfff').slice(0,200).join(''))"
    "})()"
)


def bookmarklet() -> str:
    """The address of the bookmark. It reads the address and the title of the page in front, makes an address of the
    program's own of them, and has the system open that; where the page is no profile on LinkedIn, it only says so."""
    words = QCoreApplication.translate(
        "bookmarklet", "This page is not a profile on LinkedIn. Open one, then choose this bookmark again."
    )
    for sign, written in (("\\", r"\\"), ("'", r"\'"), ("%", "%25"), ("#", "%23"), ("\n", " ")):
        words = words.replace(sign, written)
    return "javascript:" + _CODE.replace("NO_PROFILE", words)
