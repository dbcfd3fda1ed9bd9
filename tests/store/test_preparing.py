"""Writing can be prepared in one thread while another writes already."""

import subprocess
import sys
from pathlib import Path

BOTH_AT_ONCE = """
import sys, threading
from pathlib import Path
from inmail_desk.store.data_file import DataFile, prepare_writing
first = threading.Thread(target=prepare_writing)
first.start()
DataFile.create(Path(sys.argv[1])).close()
first.join()
"""


def test_a_file_can_be_made_while_writing_is_prepared_in_another_thread(tmp_path: Path) -> None:
    # In a process of its own, where nothing has been imported yet.
    done = subprocess.run(
        [sys.executable, "-c", BOTH_AT_ONCE, str(tmp_path / "Premium.inmaildesk")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
