"""A figure over periods: values, growth, gaps."""
