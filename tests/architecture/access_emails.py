"""The rows of the access table about emails."""

from tests.architecture.access_row import Row

EMAILS = [
    Row("admin:casestudies_message_again", "message", "in to to 405 405", "in to to 404 to"),
    Row("emails:choices", "", "in 200 200 200 200", "in to to to to"),
    Row("emails:stop", "", "200 200 200 200 200", "200 200 200 200 200"),
    Row("emails:stop_questions", "question", "200 200 200 200 200", "200 200 200 200 200"),
    Row("emails:stop_questions", "guessed", "200 200 200 200 200", "200 200 200 200 200"),
    Row("emails:stop_still_true", "still_true", "200 200 200 200 200", "200 200 200 200 200"),
    Row("emails:stop_still_true", "guessed", "200 200 200 200 200", "200 200 200 200 200"),
]
