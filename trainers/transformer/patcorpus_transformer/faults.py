"""What goes wrong, said so that a person can mend it."""


class Fault(Exception):  # noqa: N818 - patcorpus calls them so
    """An error of the input or the surroundings: what, where, and how to mend it."""

    def __init__(self, what: str, *, at: str = "", fix: str = "", usage: bool = False) -> None:
        """Keep the parts; `usage` is for what the command line asks wrongly (exit code 2)."""
        super().__init__(what)
        self.what = what
        self.at = at
        self.fix = fix
        self.exit_code = 2 if usage else 1

    def __str__(self) -> str:
        """Return one line."""
        place = f"{self.at}: " if self.at else ""
        return f"{place}{self.what}" + (f"; {self.fix}" if self.fix else "")
