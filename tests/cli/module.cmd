-m
tests.cli.greeting
