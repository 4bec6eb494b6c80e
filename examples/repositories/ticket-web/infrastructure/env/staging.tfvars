domain = "staging.ternandtide.example"
