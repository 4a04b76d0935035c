"""A second opinion on the arithmetic: random schemes of every kind, scored in plain loops and exact fractions.

Written from the reference, not from the engine: what scores here imports nothing of the package, and takes a
scheme as the plain data that its YAML file says. What it does not know it refuses, so that agreement means something.

`draws` makes schemes and returns; `reports`, `rows`, `tables`, `standing`, `outcome`, `totals` score them;
`agreement` holds the tool against that, and `smaller` cuts down a scheme on which they disagree.

By hand, and long:  python -m tests.random_schemes --schemes 20000 --seed 1
"""
