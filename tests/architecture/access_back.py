"""The rows of the access table about questions by email, and about what came back."""

from tests.architecture.access_row import Row

BACK = [
    Row("drafting:next_question", "question", "200 200 404 404 404", "405 405 405 405 405"),
    Row("drafting:next_question", "guessed", "404 404 404 404 404", "405 405 405 405 405"),
    Row("drafting:one_question", "question", "200 200 404 404 404", "200 200 404 404 404"),
    Row("drafting:one_question", "guessed", "404 404 404 404 404", "404 404 404 404 404"),
    Row("drafting:questions_thanks", "", "200 200 200 200 200", "405 405 405 405 405"),
    Row("reach:reach", "draft", "in 404 404 404 404", "in 405 405 405 405"),
    Row("reach:reach", "submitted", "in 404 404 404 404", "in 405 405 405 405"),
    Row("reach:reach", "published", "in 200 404 404 404", "in 405 405 405 405"),
    Row("reach:reach", "unpublished", "in 200 404 404 404", "in 405 405 405 405"),
]
