"""Sends one question by email to everybody who wants one and got none for a week. Run it daily; twice does no harm."""

from django.core.management.base import BaseCommand

from casestudies.drafting.by_email.sending import send_questions


class Command(BaseCommand):
    help = "Sends people who want it the question about a draft of theirs whose answer would help readers most."

    def handle(self, **_):
        """Sends and says how many went."""
        self.stdout.write(f"{send_questions()} sent.")
