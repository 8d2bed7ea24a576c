"""Which browser is used, and what is said when there is none."""

import os
import subprocess
import sys

import pytest

from workshop import browser

pytestmark = pytest.mark.skipif(os.name == "nt", reason="makes programs the POSIX way")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Make a program in a folder that is the whole path; return its path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME", raising=False)

    def make(name: str):
        path = tmp_path / name
        path.write_text("#!/bin/sh\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


def no_download(monkeypatch):
    monkeypatch.setattr(browser, "_downloaded", lambda: None)


def test_chrome_variable_goes_before_the_path(program, monkeypatch):
    program("chromium")
    mine = program("my-browser")
    monkeypatch.setenv("CHROME", str(mine))
    assert browser.find() == mine


def test_a_wrong_chrome_variable_is_named_not_passed_over(program, monkeypatch):
    program("chromium")
    monkeypatch.setenv("CHROME", "/nowhere/chrome")
    with pytest.raises(browser.NoBrowser, match="/nowhere/chrome"):
        browser.find()


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "chrome"])
def test_a_browser_on_the_path_goes_before_a_download(program, monkeypatch, tmp_path, name):
    monkeypatch.setattr(browser, "_downloaded", lambda: tmp_path / "downloaded")
    assert browser.find() == tmp_path / "downloaded"
    assert program(name) == browser.find()


def test_playwrights_download_is_found_when_it_is_there(program, monkeypatch, tmp_path):
    # Playwright looks below this folder; it holds nothing.
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert browser.find() is None


def test_without_a_browser_the_one_line_is_told(program, monkeypatch):
    no_download(monkeypatch)
    with pytest.raises(browser.NoBrowser, match=r"-m playwright install chromium"):
        browser.need()
    program("apt-get")
    with pytest.raises(
        browser.NoBrowser, match=r"\n  (sudo )?apt-get install -y chromium libatomic1\n"
    ):
        browser.need()


def test_the_command_fails_without_a_browser_and_says_the_line(tmp_path):
    environment = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "workshop.browser"], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "install chromium" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_driver_that_does_not_start_is_told_with_the_line(program, monkeypatch, tmp_path):
    broken = program("python")
    broken.write_text(
        "#!/bin/sh\necho libatomic.so.1 is not here >&2\nexit 127\n", encoding="utf-8"
    )
    program("chromium")
    program("apt-get")
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(
        browser.NoBrowser, match=r"libatomic\.so\.1 is not here\n(.*\n)+.*libatomic1"
    ):
        browser.ready()


def test_launch_starts_a_real_browser(browser):  # the fixture uses workshop.browser.launch
    page = browser.new_page()
    page.set_content("<p>here</p>")
    assert page.inner_text("p") == "here"
    page.close()


def test_a_missing_engine_is_told_with_its_line(program):
    with pytest.raises(browser.NoBrowser, match="install firefox-esr"):
        browser.engine("firefox")
    program("apt-get")
    with pytest.raises(browser.NoBrowser, match=r"\n  apt-get install -y webkit2gtk-driver\n"):
        browser.engine("webkit")
    screen = program("Xvfb")
    assert browser.engine("screen") == screen


def test_what_all_tests_still_need_is_listed(program, monkeypatch):
    no_download(monkeypatch)
    needed = "chromium libatomic1 firefox-esr webkit2gtk-driver xvfb"
    assert browser.missing_packages() == needed.split()
    for name in ("chromium", "firefox", "WebKitWebDriver"):
        program(name)
    assert browser.missing_packages() == ["xvfb"]
