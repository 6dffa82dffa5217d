"""Why an upload was refused, with the sentences that are said of more than one kind of file."""

UNREADABLE = "The selected file could not be read – try saving it again"
LOCKED = "The selected file must not be protected with a password"
EMBEDDED = "The selected file has other files or programs embedded in it. Save it as a PDF and choose that"
MACROS = "The selected file has macros or other programs in it. Save it as a PDF and choose that"


class UploadRefused(Exception):
    """A file cannot be accepted. `message` is the sentence people read; it says what to do."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message
