"""The rows of the access table about write-ups."""

from tests.architecture.access_row import Row

WRITE_UPS = [
    Row("write_ups:add", "draft", "in 200 404 404 404", "in 200 404 404 404"),
    Row("write_ups:add", "submitted", "in 403 404 404 404", "in 403 404 404 404"),
    Row("write_ups:add", "published", "in 403 404 404 404", "in 403 404 404 404"),
    Row("write_ups:passages", "draft", "in 200 404 404 404", "in to 404 404 404"),
    Row("write_ups:passages", "submitted", "in 403 404 404 404", "in 403 404 404 404"),
    Row("write_ups:passages", "published", "in 403 404 404 404", "in 403 404 404 404"),
    Row("write_ups:picture", "draft", "in 200 404 404 404", "in 405 405 405 405"),
    Row("write_ups:picture", "submitted", "in 403 404 404 404", "in 405 405 405 405"),
    Row("write_ups:start", "", "in 200 200 200 200", "in 200 200 200 200"),
]
