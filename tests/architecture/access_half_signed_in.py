"""What a moderator gets whose session was made without the second factor they have, written by hand.

Of all who could be somebody else this is the most telling: whoever has a moderator's password or mailbox gets this far,
with a session that belongs to somebody who may see what was sent in. People with a link only, people invited and
accounts that were closed are nobody or another improver to the portal, so they are in the table already.

Everything leads them to the second step, public pages too; what is on the way there is what any moderator gets.
"""

from tests.architecture.access_row import ACTORS_OF_TABLE, Row

ON_THE_WAY = {
    "account_logout",
    "account_reauthenticate",
    "livez",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "readyz",
}


def expected_half_signed_in(row: Row, method: str) -> str:
    """What they get at an address of the table."""
    return getattr(row, method).split()[ACTORS_OF_TABLE.index("moderator")] if row.route in ON_THE_WAY else "to"
