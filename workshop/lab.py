"""Open JupyterLab on the lessons, on this machine only: `python -m workshop.lab`."""

import os
import signal
import subprocess
import sys

from workshop.progress import ROOT
from workshop.site import has_display


def command() -> list[str]:
    """Return the command that starts JupyterLab on the lessons; a busy port gets the next one."""
    options = [
        # The project's own folder, so that a lesson's links to the pages of the book work too.
        f"--ServerApp.root_dir={ROOT}",
        "--LabApp.default_url=/lab/tree/notebooks",
        "--ServerApp.ip=127.0.0.1",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")  # a container, as a rule; it listens on loopback only
    if not has_display():
        options.append("--no-browser")
    return [sys.executable, "-m", "jupyterlab", *options]


def main() -> int:
    """Run JupyterLab until it is stopped."""
    print("JupyterLab is starting; its address follows. Ctrl+C stops it.", flush=True)
    process = subprocess.Popen(command(), cwd=ROOT)
    # Whoever ends `make lab` from elsewhere ends JupyterLab, too.
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # JupyterLab asks the reader itself


if __name__ == "__main__":
    sys.exit(main())
