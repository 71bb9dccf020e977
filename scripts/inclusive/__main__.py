"""`inclusive`, and `python -m inclusive`: who asks us to stop is heard once the commands are loaded, until they end."""

import signal

from inclusive.interruption import uninterrupted


def run() -> None:
    """The entry."""
    try:
        with uninterrupted():
            from inclusive.cli import run as commands
        commands()
    except KeyboardInterrupt:
        from inclusive.cli_faults import end, sentence

        end(sentence("stopped", "en"))
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done


if __name__ == "__main__":
    run()
