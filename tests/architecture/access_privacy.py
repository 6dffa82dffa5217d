"""The rows of the access table about one's own data. Staff prove who they are first."""

from tests.architecture.access_row import Row

PRIVACY = [
    Row("privacy:download", "", "in 405 405 405 405", "in 200 200 to to"),
    Row("privacy:erase", "", "in 200 200 to to", "in 200 200 to to"),
    Row("privacy:erased", "", "200 200 200 200 200", "405 405 405 405 405"),
    Row("privacy:own", "", "in 200 200 200 200", "in 405 405 405 405"),
    Row("privacy:privacy", "", "200 200 200 200 200", "405 405 405 405 405"),
]
