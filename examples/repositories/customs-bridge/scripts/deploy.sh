#!/bin/sh
# Runs from the laptop of whoever is on duty.
scp -r src customs@10.0.4.17:/srv/customs-bridge
ssh customs@10.0.4.17 sudo systemctl restart customs-bridge
