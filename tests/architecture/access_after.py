"""The rows of the access table about what happens after publication."""

from tests.architecture.access_row import Row

AFTER = [
    Row("admin:featuring_feature", "draft", "in to to 404 404", "in to to 404 404"),
    Row("admin:featuring_feature", "submitted", "in to to 404 404", "in to to 404 404"),
    Row("admin:featuring_feature", "published", "in to to 200 200", "in to to 200 200"),
    Row("admin:featuring_feature", "unpublished", "in to to 404 404", "in to to 404 404"),
    Row("admin:featuring_front_page", "", "in to to 200 200", "in to to 405 405"),
    Row("admin:featuring_remove", "draft", "in to to 405 405", "in to to 404 404"),
    Row("admin:featuring_remove", "published", "in to to 405 405", "in to to to to"),
    Row("admin:reporting_of_case_study", "draft", "in to to 404 404", "in to to 404 404"),
    Row("admin:reporting_of_case_study", "submitted", "in to to 404 404", "in to to 404 404"),
    Row("admin:reporting_of_case_study", "published", "in to to 200 200", "in to to 200 200"),
    Row("admin:reporting_reports", "", "in to to 200 200", "in to to 405 405"),
    Row("feed", "", "200 200 200 200 200", "405 405 405 405 405"),
    Row("reporting:report", "draft", "404 404 404 404 404", "404 404 404 404 404"),
    Row("reporting:report", "submitted", "404 404 404 404 404", "404 404 404 404 404"),
    Row("reporting:report", "published", "200 200 200 200 200", "200 200 200 200 200"),
    Row("reporting:report", "superseded", "200 200 200 200 200", "200 200 200 200 200"),
    Row("reporting:report", "unpublished", "404 404 404 404 404", "404 404 404 404 404"),
    Row("still_true:answer", "still_true", "200 200 404 404 404", "to to 404 404 404"),
    Row("still_true:answer", "guessed", "404 404 404 404 404", "404 404 404 404 404"),
    Row("still_true:asked", "", "in 200 200 200 200", "in to to to to"),
    Row("still_true:stop", "still_true", "200 200 200 200 200", "200 200 200 200 200"),
    Row("still_true:stop", "guessed", "200 200 200 200 200", "200 200 200 200 200"),
    Row("still_true:thanks", "draft", "404 404 404 404 404", "405 405 405 405 405"),
    Row("still_true:thanks", "published", "200 200 200 200 200", "405 405 405 405 405"),
    Row("still_true:thanks", "unpublished", "404 404 404 404 404", "405 405 405 405 405"),
    Row("reporting:sent", "", "200 200 200 200 200", "405 405 405 405 405"),
]
