"""Pages of the admin for rows that are kept, or only looked at. Whoever's rows they are: knows no domain."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class KeptAdmin(admin.ModelAdmin):
    """Rows that others point to: nobody deletes them here, whatever their role."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes."""
        return False


class ReadOnlyAdmin(KeptAdmin):
    """Rows to look at: nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody changes."""
        return False
