"""What a wheel holds besides code: data and pages, and the built page where there is one."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
FOLDERS = ("data", "static", "build/page")


class WithFiles(build_py):
    """Put the project's files into the package; ``geo/paths.py`` finds them there."""

    def run(self) -> None:
        super().run()
        for folder in FOLDERS:
            if (HERE / folder).is_dir() and not self.editable_mode:
                target = Path(self.build_lib) / "geo" / "_files" / folder
                shutil.copytree(HERE / folder, target, dirs_exist_ok=True)


setup(cmdclass={"build_py": WithFiles})
