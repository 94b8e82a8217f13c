"""Many years at once (批量模拟): counts and times of suggestions on arrays, without their acts.

The same lifecycle, law, habits and queues as the full engine, for studies that need figures and no
journal. What follows a dissatisfied rating is learnt from the full engine itself, by letting one
matter run into it; the last days of terms are the law's. With ``same_draws`` a replicate has the
draws of the full engine and comes to the same figures; else it has draws of its own, which are made
faster and follow the same laws of chance.

What cannot be told exactly is not told: a place where deputies and units are heard before a matter
is handled again (SGL-mediate), a habit or a number of rounds that changes in the course of the
run, and the rare replicate in which a unit that is pressed takes a matter before all that wait
there. The last is simulated in full, the others are refused.
"""

from wholeprocess.simulation.many.block import Block, figures_of
from wholeprocess.simulation.many.rules import Rules, rules_of

__all__ = ["Block", "Rules", "figures_of", "rules_of"]
