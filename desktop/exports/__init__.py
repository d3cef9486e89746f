"""A page's sources and findings in the formats that other programs read; pure, knows no Qt."""
