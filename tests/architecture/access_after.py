"""The rows of the access table about what happens after publication."""

from tests.architecture.access_row import Row

AFTER = [
    Row("admin:reporting_of_case_study", "draft", "in to to 404 404", "in to to 404 404"),
    Row("admin:reporting_of_case_study", "submitted", "in to to 404 404", "in to to 404 404"),
    Row("admin:reporting_of_case_study", "published", "in to to 200 200", "in to to 200 200"),
    Row("admin:reporting_reports", "", "in to to 200 200", "in to to 405 405"),
    Row("reporting:report", "draft", "404 404 404 404 404", "404 404 404 404 404"),
    Row("reporting:report", "submitted", "404 404 404 404 404", "404 404 404 404 404"),
    Row("reporting:report", "published", "200 200 200 200 200", "200 200 200 200 200"),
    Row("reporting:report", "superseded", "200 200 200 200 200", "200 200 200 200 200"),
    Row("reporting:report", "unpublished", "404 404 404 404 404", "404 404 404 404 404"),
    Row("reporting:sent", "", "200 200 200 200 200", "405 405 405 405 405"),
]
