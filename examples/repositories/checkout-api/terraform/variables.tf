variable "database_size" {
  type        = string
  description = "Size of the booking database"
}
