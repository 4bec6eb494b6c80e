database_size = "small"
