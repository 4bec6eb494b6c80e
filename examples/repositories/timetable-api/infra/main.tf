variable "instances" {
  type = number
}

resource "aws_ecs_service" "timetable" {
  name          = "timetable-api"
  desired_count = var.instances
}
