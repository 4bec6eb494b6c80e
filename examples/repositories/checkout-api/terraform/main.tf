terraform {
  required_version = ">= 1.9"
}

module "database" {
  source = "./modules/database"
  name   = "booking"
  size   = var.database_size
}
