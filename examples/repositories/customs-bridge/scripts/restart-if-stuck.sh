#!/bin/sh
ssh customs@10.0.4.17 sudo systemctl restart customs-bridge
