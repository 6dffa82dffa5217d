"""The rows of two-step sign-in, sessions and a provider to sign in with, which is not there.

In the world only moderators and administrators have two-step sign-in.
"""

from tests.architecture.access_row import Row

ACCOUNTS = [
    Row("admin:improvers_user_reset_second_factor", "user", "in to to 403 to", "in to to 403 to"),
    Row("mfa_activate_totp", "", "in 200 200 to to", "in 200 200 to to"),
    Row("mfa_add_webauthn", "", "in 200 200 to to", "in 200 200 to to"),
    Row("mfa_authenticate", "", "in to to to to", "in to to to to"),
    Row("mfa_deactivate_totp", "", "in 404 404 to to", "in 404 404 to to"),
    Row("mfa_download_recovery_codes", "", "in 404 404 404 404", "in 404 404 404 404"),
    Row("mfa_edit_webauthn", "draft", "in 404 404 to to", "in 404 404 to to"),
    Row("mfa_generate_recovery_codes", "", "in 200 200 to to", "in 200 200 to to"),
    Row("mfa_index", "", "in 200 200 200 200", "in 405 405 405 405"),
    Row("mfa_list_webauthn", "", "in 200 200 200 200", "in 405 405 405 405"),
    Row("mfa_reauthenticate", "", "in 403 403 200 200", "in 403 403 200 200"),
    Row("mfa_reauthenticate_webauthn", "", "in 403 403 to to", "in 403 403 to to"),
    Row("mfa_remove_webauthn", "draft", "in 404 404 to to", "in 404 404 to to"),
    Row("mfa_view_recovery_codes", "", "in 404 404 404 404", "in 405 405 405 405"),
    Row("openid_connect_callback", "", "404 404 404 404 404", "405 405 405 405 405"),
    Row("openid_connect_login", "", "405 405 405 405 405", "404 404 404 404 404"),
    Row("socialaccount_connections", "", "in 404 404 404 404", "in 404 404 404 404"),
    Row("socialaccount_login_cancelled", "", "404 404 404 404 404", "404 404 404 404 404"),
    Row("usersessions_list", "", "in 200 200 200 200", "in to to to to"),
]
