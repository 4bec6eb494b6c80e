@test "each tide has a time and a height" {
  run awk -F, 'NF != 2 { exit 1 }' tides.csv
  [ "$status" -eq 0 ]
}
