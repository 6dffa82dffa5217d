"""What people do in the browser and what they then see: small functions named given_, when_ and then_."""
