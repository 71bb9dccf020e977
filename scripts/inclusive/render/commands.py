"""The command reference: each command and option as the command line itself describes them."""

from typing import Any

import click

from inclusive.languages import LANGS, Lang


def command_facts(lang: Lang) -> list[dict[str, Any]]:
    """Every command with its help in `lang` and its options."""
    from inclusive.cli import main

    return [
        {"name": name, "help": in_language(command.help or "", lang), "options": _options(command, lang)}
        for name, command in sorted(main.commands.items())
    ]


def in_language(help_text: str, lang: Lang) -> str:
    """The part of an « English / français / Nederlands » help text that is in `lang`."""
    parts = [part.strip() for part in help_text.strip().rstrip(".").split(" / ")]
    return parts[1 + LANGS.index(lang)] if len(parts) == 1 + len(LANGS) else parts[0]


def _options(command: click.Command, lang: Lang) -> list[dict[str, str]]:
    return [
        {"name": ", ".join(option.opts), "help": in_language(option.help or "", lang)}
        for option in command.params
        if isinstance(option, click.Option)
    ]
