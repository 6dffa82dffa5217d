"""The rows of the access table about credits and the people named."""

from tests.architecture.access_row import Row

CREDITS = [
    Row("credits:answer", "credit", "200 404 200 404 404", "200 404 200 404 404"),
    Row("credits:answer", "guessed", "404 404 404 404 404", "404 404 404 404 404"),
    Row("credits:ask_again", "draft", "in 405 405 405 405", "in to 404 404 404"),
    Row("credits:correct", "credit", "200 404 200 404 404", "200 404 200 404 404"),
    Row("credits:correct", "guessed", "404 404 404 404 404", "404 404 404 404 404"),
    Row("credits:thanks", "", "200 200 200 200 200", "405 405 405 405 405"),
]
