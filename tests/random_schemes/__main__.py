"""Many random schemes, by hand: python -m tests.random_schemes --schemes 20000 --seed 1"""

import argparse
import json
import sys
from collections import Counter
from time import perf_counter

from tests.random_schemes.agreement import Refused, compared
from tests.random_schemes.draws import scheme_and_returns
from tests.random_schemes.kinds import KINDS, kinds_of
from tests.random_schemes.smaller import smaller


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--schemes", type=int, default=1000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--refused", action="store_true", help="why schemes are refused")
    ask.add_argument("--from", dest="first", type=int, default=0, help="leave out as many")
    said = ask.parse_args()
    seen: Counter[str] = Counter()
    why: Counter[str] = Counter()
    wrong, begun = [], perf_counter()
    for n in range(said.first, said.first + said.schemes):
        drawn = scheme_and_returns(said.seed * 1_000_000 + n)
        try:
            apart = compared(*drawn, seen)
        except Refused as refused:
            seen["refused"] += 1
            why.update(refused.args[0][:1])
            continue
        seen.update(kinds_of(drawn[0]))
        if apart:
            wrong.append((said.seed * 1_000_000 + n, drawn, apart))
    tell(said.schemes, seen, wrong, perf_counter() - begun)
    for reason, count in why.most_common() if said.refused else ():
        print(f"{count:6} {reason}")
    return 1 if wrong else 0


def tell(schemes, seen, wrong, seconds) -> None:
    """What was compared, and the first scheme on which the two disagree."""
    print(f"schemes {schemes}, refused {seen.pop('refused', 0) / schemes:.1%}, {seconds:.0f} s")
    print(f"cells {seen.pop('cells', 0)}, figures {seen.pop('figures', 0)}")
    print("met: " + ", ".join(f"{kind} {count}" for kind, count in sorted(seen.items()) if count))
    print("not met: " + (", ".join(sorted(KINDS - set(seen))) or "none"))
    print(f"disagreements: {len(wrong)}")
    for seed, drawn, _ in wrong[:1]:
        scheme, sent, year, month = smaller(*drawn)
        print(f"scheme {seed}, {year}-{month:02d}, as little of it as will do:")
        print(json.dumps(scheme, ensure_ascii=False))
        print(*sent, sep="\n")
        print(*compared(scheme, sent, year, month, Counter()), sep="\n")
    if len(wrong) > 1:
        print("also: " + ", ".join(f"{seed} ({apart[0].where})" for seed, _, apart in wrong[1:20]))


if __name__ == "__main__":
    sys.exit(main())
