"""What pyproject.toml cannot say: the catalogues of the languages are compiled when the package is built."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

SOURCES = "locale/*/LC_MESSAGES/*.po"


class BuildWithCatalogues(build_py):
    """The modules, and beside them a `.mo` for each `.po`; in the source itself where that is what is installed."""

    def run(self) -> None:
        """Build, then compile."""
        super().run()
        for source, catalogue in self._catalogues():
            catalogue.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as text, catalogue.open("wb") as compiled:
                write_mo(compiled, read_po(text))

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """What was built, the compiled catalogues among it."""
        return [*super().get_outputs(include_bytecode), *(str(built) for _, built in self._catalogues())]

    def _catalogues(self) -> list[tuple[Path, Path]]:
        package = Path(self.get_package_dir("scorecard"))
        built = package if self.editable_mode else Path(self.build_lib) / "scorecard"
        sources = sorted(package.glob(SOURCES))
        return [(source, (built / source.relative_to(package)).with_suffix(".mo")) for source in sources]


setup(cmdclass={"build_py": BuildWithCatalogues})
