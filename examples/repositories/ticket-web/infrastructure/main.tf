variable "domain" {
  type = string
}

resource "aws_s3_bucket" "site" {
  bucket = "ticket-web-${var.domain}"
}
