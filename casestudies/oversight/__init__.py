"""How moderation goes: figures for moderators and administrators, each with what it means (docs/decisions/0034)."""
