"""Word files as plain blocks of text: nothing lost, nothing twice, nothing that was deleted. Knows no domain."""

from .blocks import Block, Box, Paragraph, Picture, Run, Table
from .reading import WordFile, read_word

__all__ = ["Block", "Box", "Paragraph", "Picture", "Run", "Table", "WordFile", "read_word"]
