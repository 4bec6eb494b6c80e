domain = "ternandtide.example"
