database_size = "large"
