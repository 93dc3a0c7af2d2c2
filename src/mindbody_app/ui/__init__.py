"""The windows: thin views over the domain."""
