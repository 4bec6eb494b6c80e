package main

import rego.v1

deny contains message if {
	input.kind == "Deployment"
	some container in input.spec.template.spec.containers
	endswith(container.image, ":latest")
	message := sprintf("%s uses a floating tag", [container.name])
}
