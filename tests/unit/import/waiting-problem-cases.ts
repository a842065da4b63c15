import type { ProblemCase } from './ledger-problem-cases.ts'
import { houseFiles } from './small-house.ts'

const header = 'nummer;kind;locatie;opvangsoort;dagen;minimaal dagen;gewenst vanaf;aangemeld op\n'
const twice = 'W1;K1;L1;dagopvang;di;;01-02-2027;03-11-2026\nW2;K1;L1;dagopvang;do;;01-02-2027;03-11-2026\n'

/** What can be wrong with a waiting list and with friends. */
export const waitingProblemCases: readonly ProblemCase[] = [
  [
    'a family that starts with more days than it wishes',
    houseFiles({ 'wachtlijst.csv': `${header}W1;K1;L1;dagopvang;di;2;01-02-2027;03-11-2026\n` }),
    ['import.minimumDays wachtlijst.csv 2 minimaal dagen'],
  ],
  [
    'a child that waits twice for the same care',
    houseFiles({ 'wachtlijst.csv': `${header}${twice}` }),
    ['import.waitingTwice wachtlijst.csv 3 kind'],
  ],
  [
    'a child that is its own friend',
    houseFiles({ 'vriendjes.csv': 'kind;vriendje\nK1;K1\n' }),
    ['import.ownFriend vriendjes.csv 2 vriendje'],
  ],
]
