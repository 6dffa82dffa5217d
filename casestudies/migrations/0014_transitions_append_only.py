"""Has the database itself refuse to change a transition, or to delete one of an edition readers ever had.

Two things stay possible: `by` becomes empty when an account is erased, and the moves of an edition that was never
published go with it. What was decided stays in the audit trail (docs/decisions/0034).

SQLite drops triggers with the table whenever a later migration makes the table anew: such a migration must run
`put_up` again. tests/integration/improvers/test_append_only.py says when one forgot.
"""

from django.db import migrations

TABLE = "casestudies_transition"
REFUSAL = "A transition is written once and never changed or deleted."
WAS_PUBLISHED = f"EXISTS (SELECT 1 FROM {TABLE} WHERE edition_id = OLD.edition_id AND to_status = 'published')"
ONLY_FORGETS_WHO = """NEW.by_id IS NULL AND NEW.id = OLD.id AND NEW.edition_id = OLD.edition_id
    AND NEW.from_status = OLD.from_status AND NEW.to_status = OLD.to_status AND NEW.at = OLD.at
    AND NEW.comment = OLD.comment AND NEW.version = OLD.version"""

SQLITE = [
    f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} WHEN NOT ({ONLY_FORGETS_WHO})
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} WHEN {WAS_PUBLISHED}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above.
    f"""CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE}
    WHEN EXISTS (
        SELECT 1 FROM {TABLE} WHERE id = NEW.id OR (
            edition_id = NEW.edition_id AND version = NEW.version
            AND from_status = NEW.from_status AND to_status = NEW.to_status
        )
    )
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
]
POSTGRESQL = [
    f"""CREATE FUNCTION {TABLE}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF NOT {WAS_PUBLISHED} THEN
                RETURN OLD;
            END IF;
        ELSIF TG_OP = 'UPDATE' THEN
            IF {ONLY_FORGETS_WHO} THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_append_only()""",
    f"""CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_append_only()""",
]
DOWN = {
    "sqlite": [f"DROP TRIGGER {TABLE}_{name}" for name in ("no_update", "no_delete", "no_replace")],
    "postgresql": [f"DROP FUNCTION {TABLE}_append_only() CASCADE"],
}


def put_up(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def take_down(apps, schema_editor):
    for statement in DOWN[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("casestudies", "0013_queue")]

    operations = [migrations.RunPython(put_up, take_down)]
