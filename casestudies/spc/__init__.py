"""Run charts and XmR control charts as arithmetic: values in, limits and signals out. Knows no database and no page.

Sources, named where each is used:
- NHS England, Making Data Count: the four rules for special cause and the three outcomes improvement, concern, neither.
- NHSRplotthedots, the NHS-R community's open implementation: limits, screening, the order of the rules.
- Nelson, L.S. (1982) Control charts for individual measurements. J. Quality Technology 14:3: screening moving ranges.
- Provost, L.P. and Murray, S. (2011) The Health Care Data Guide: the median of a run chart.

Numbers are exact fractions, so that a value that equals the mean is equal and not nearly so.
"""
