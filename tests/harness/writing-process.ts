import { stateHash } from '#electron/db/state-hash.ts'
import { createTestRunner, openTestFolder } from './database.ts'

/*
 * A process of its own that writes command after command and says which ones it was told are done, until it is
 * killed, or until nobody is left to kill it: a run that was broken off leaves nothing that works on for ever.
 * Run as: node writing-process.ts FOLDER ROUND
 */
const parent = process.ppid
const [folder = '', round = ''] = process.argv.slice(2)
const opened = await openTestFolder(folder)
const app = createTestRunner(opened, { idPrefix: `round-${round}` })
process.stdout.write(`opened ${stateHash(opened.db)}\n`)
for (let week = 0; process.ppid === parent; week += 1) {
  const args = {
    locationId: 'rainbow',
    code: 'swap.noticeDays',
    value: String(week % 300),
    validFrom: '2027-01-01',
  }
  const answer = app.run('setHouseRule', args)
  if (answer.ok) process.stdout.write(`done ${answer.value.commandId}\n`)
}
