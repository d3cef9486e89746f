"""The side bar: the search box, what it finds, and the drugs A–Z."""
