variable "name" {
  type = string
}

variable "size" {
  type = string
}

output "name" {
  value = "${var.name}-${var.size}"
}
