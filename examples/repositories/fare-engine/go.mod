module ternandtide.example/fare-engine

go 1.24
