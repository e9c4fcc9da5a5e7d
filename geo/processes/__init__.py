"""Work in other processes: forks that make something beside this one, or answer orders.

In: how processes are started, asked and ended. Not in: what they make (``geo.publish``,
``geo.batch``).
"""
