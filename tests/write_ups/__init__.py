"""Write-ups as teams have them, made by the tests: fictional stories in Word files of many kinds."""
