"""The emails people get: choosing which, stopping some with one click, and the administrators' list of all."""
