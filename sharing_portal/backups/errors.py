"""What keeps a backup from being made or brought back."""


class BackupRefused(Exception):
    """The sentence an administrator reads. Nothing was changed."""
