"""The rows of the access table about writing together."""

from tests.architecture.access_row import Row

TOGETHER = [
    Row("together:answer_offer", "draft", "in 405 405 405 405", "in 409 404 404 404"),
    Row("together:decline", "invitation", "200 200 200 200 200", "200 200 200 200 200"),
    Row("together:decline", "guessed", "200 200 200 200 200", "200 200 200 200 200"),
    Row("together:invitation", "invitation", "in 404 200 404 404", "in 404 to 404 404"),
    Row("together:invitation", "guessed", "in 404 404 404 404", "in 404 404 404 404"),
    Row("together:leave", "draft", "in 405 405 405 405", "in 409 404 404 404"),
    Row("together:note_done", "draft", "in 405 405 405 405", "in to 404 404 404"),
    Row("together:notes", "draft", "in 200 404 404 404", "in 200 404 404 404"),
    Row("together:offer_lead", "draft", "in 405 405 405 405", "in to 404 404 404"),
    Row("together:people", "draft", "in 200 404 404 404", "in 200 404 404 404"),
    Row("together:people", "published", "in 200 404 404 404", "in 200 404 404 404"),
    Row("together:remove", "draft", "in 405 405 405 405", "in to 404 404 404"),
    Row("together:withdraw", "draft", "in 405 405 405 405", "in to 404 404 404"),
]
