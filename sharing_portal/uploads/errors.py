"""Why an upload was refused."""


class UploadRefused(Exception):
    """A file cannot be accepted. `message` is the sentence people read; it says what to do."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message
