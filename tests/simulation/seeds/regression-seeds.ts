/**
 * Seeds that once found a mistake, and what it was. A seed is the same run only as long as the simulator draws the same:
 * what was found therefore has a test of its own as well.
 */
export const regressionSeeds: readonly { readonly seed: string; readonly found: string }[] = [
  { seed: 'seed-1', found: 'own work that wrote a line of the ledger could not be lifted off' },
  { seed: 'seed-4', found: 'the name of an erased child stayed in the label of an act about its family' },
  { seed: 'hunt-1', found: 'own work that took the unique place of a row could not be lifted off' },
  { seed: 'release-7', found: 'an act about an erased child that was accepted later went into the trail' },
  { seed: 'release-13', found: 'taking back an act whose ledger line is not on the device was a fault' },
]
