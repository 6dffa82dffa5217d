"""How people sign in: our rules on django-allauth."""
